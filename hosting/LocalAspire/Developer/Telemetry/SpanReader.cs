namespace LocalAspire.Developer.Telemetry;

/// <summary>Spans out of an OTLP trace request.</summary>
internal static class SpanReader
{
    private static readonly string[] s_kinds = ["unspecified", "internal", "server", "client", "producer", "consumer"];

    internal static List<Span> Read(ReadOnlySpan<byte> request)
    {
        var spans = new List<Span>();
        OtlpReader.EachRecord(request, (string resource, string scope, ref ProtoReader span) => spans.Add(ReadSpan(resource, scope, ref span)));
        return spans;
    }

    private static Span ReadSpan(string resource, string scope, ref ProtoReader message)
    {
        var attributes = new Dictionary<string, string>();
        var links = new List<string>();
        var span = new Span("", "", "", resource, scope, "", s_kinds[0], 0, 0, IsError: false, null, attributes, links);
        while (message.Next())
        {
            switch (message.Field)
            {
                case 1: span = span with { TraceId = message.Hex() }; break;
                case 2: span = span with { SpanId = message.Hex() }; break;
                case 4: span = span with { ParentSpanId = message.Hex() }; break;
                case 5: span = span with { Name = message.Text() }; break;
                case 6: span = span with { Kind = s_kinds[(int)Math.Clamp(message.Integer(), 0, s_kinds.Length - 1)] }; break;
                case 7: span = span with { StartNs = (long)message.Fixed64() }; break;
                case 8: span = span with { EndNs = (long)message.Fixed64() }; break;
                case 9: OtlpReader.AddAttribute(attributes, message.Message()); break;
                case 13: links.Add(LinkedTrace(message.Message())); break;
                case 15: span = WithStatus(span, message.Message()); break;
            }
        }

        return span;
    }

    private static string LinkedTrace(ProtoReader link)
    {
        while (link.Next())
        {
            if (link.Field == 1)
                return link.Hex();
        }

        return "";
    }

    /// <summary>A Status: message (2), code (3; 2 is an error).</summary>
    private static Span WithStatus(Span span, ProtoReader status)
    {
        while (status.Next())
        {
            if (status.Field == 2)
                span = span with { StatusMessage = status.Text() };
            else if (status.Field == 3)
                span = span with { IsError = status.Integer() == 2 };
        }

        return span;
    }
}
