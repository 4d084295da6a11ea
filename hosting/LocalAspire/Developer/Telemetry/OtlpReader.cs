using System.Globalization;

namespace LocalAspire.Developer.Telemetry;

/// <summary>The parts of the OTLP messages that every signal shares (opentelemetry-proto 1.x, field numbers in comments).</summary>
internal static class OtlpReader
{
    internal delegate void ReadScope(string resource, string scope, ref ProtoReader record);

    /// <summary>Request (1) → resource with its scopes (1, 2) → scope with its records (1, 2): calls back for each record.</summary>
    internal static void EachRecord(ReadOnlySpan<byte> request, ReadScope read)
    {
        var message = new ProtoReader(request);
        while (message.Next())
        {
            if (message.Field == 1)
                EachScope(message.Bytes(), read);
        }
    }

    /// <summary>A KeyValue: key (1), value (2).</summary>
    internal static void AddAttribute(Dictionary<string, string> attributes, ProtoReader pair)
    {
        var (key, value) = ("", "");
        while (pair.Next())
        {
            if (pair.Field == 1)
                key = pair.Text();
            else if (pair.Field == 2)
                value = AnyValue(pair.Message());
        }

        attributes[key] = value;
    }

    /// <summary>An AnyValue: text (1), boolean (2), integer (3), number (4), list (5).</summary>
    internal static string AnyValue(ProtoReader value)
    {
        if (!value.Next())
            return "";
        return value.Field switch
        {
            1 => value.Text(),
            2 => value.Integer() != 0 ? "true" : "false",
            3 => value.Integer().ToString(CultureInfo.InvariantCulture),
            4 => value.Double().ToString(CultureInfo.InvariantCulture),
            5 => List(value.Message()),
            _ => "…",
        };
    }

    private static string List(ProtoReader list)
    {
        var values = new List<string>();
        while (list.Next())
            values.Add(AnyValue(list.Message()));
        return string.Join(", ", values);
    }

    private static void EachScope(ReadOnlySpan<byte> resourceRecords, ReadScope read)
    {
        var resource = "";
        var message = new ProtoReader(resourceRecords);
        while (message.Next())
        {
            if (message.Field == 1)
                resource = ResourceName(message.Message());
            else if (message.Field == 2)
                EachInScope(message.Message(), resource, read);
        }
    }

    private static void EachInScope(ProtoReader message, string resource, ReadScope read)
    {
        var scope = "";
        while (message.Next())
        {
            var inner = message.Field is 1 or 2 ? message.Message() : default;
            if (message.Field == 1)
                scope = ScopeName(inner);
            else if (message.Field == 2)
                read(resource, scope, ref inner);
        }
    }

    private static string ResourceName(ProtoReader resource)
    {
        var attributes = new Dictionary<string, string>();
        while (resource.Next())
        {
            if (resource.Field == 1)
                AddAttribute(attributes, resource.Message());
        }

        return attributes.GetValueOrDefault("service.instance.id") ?? attributes.GetValueOrDefault("service.name") ?? "unknown";
    }

    private static string ScopeName(ProtoReader scope)
    {
        while (scope.Next())
        {
            if (scope.Field == 1)
                return scope.Text();
        }

        return "";
    }
}
