using Aspire.Hosting.ApplicationModel;

namespace LocalAspire.Running;

/// <summary>The variables and arguments that a program is started with, under the names that Aspire gives them.</summary>
internal static class ResourceEnvironment
{
    /// <summary>
    /// Many runtimes share one machine: small heaps, no instrumentation, no garbage collector thread of their own, and pool threads
    /// that sleep when they have nothing to do instead of spinning for a while.
    /// </summary>
    private static readonly Dictionary<string, string> s_smallRuntime = new()
    {
        ["DOTNET_gcServer"] = "0",
        ["DOTNET_gcConcurrent"] = "0",
        ["DOTNET_GCConserveMemory"] = "6",
        ["DOTNET_TieredPGO"] = "0",
        ["DOTNET_ThreadPool_UnfairSemaphoreSpinLimit"] = "0",
    };

    internal static async Task<IDictionary<string, string>> VariablesAsync(LaunchContext context, CancellationToken cancellationToken)
    {
        var values = new Dictionary<string, object?>();
        if (context.Resource is ProjectResource)
            ForProject(values, context);
        Endpoints(values, context);
        foreach (var annotation in context.Resource.Annotations.OfType<EnvironmentAnnotation>())
            annotation.Apply(values);

        var variables = new Dictionary<string, string>();
        foreach (var (name, value) in values)
            variables[name] = await TextAsync(value, cancellationToken);
        return variables;
    }

    internal static async Task<IReadOnlyList<string>> ArgumentsAsync(IResource resource, CancellationToken cancellationToken)
    {
        var arguments = new List<string>();
        foreach (var argument in resource.Annotations.OfType<ArgumentsAnnotation>().SelectMany(annotation => annotation.Arguments))
            arguments.Add(await TextAsync(argument, cancellationToken));
        return arguments;
    }

    private static void ForProject(Dictionary<string, object?> values, LaunchContext context)
    {
        foreach (var (name, value) in s_smallRuntime.Where(setting => Environment.GetEnvironmentVariable(setting.Key) is null))
            values[name] = value;
        values["DOTNET_SYSTEM_CONSOLE_ALLOW_ANSI_COLOR_REDIRECTION"] = "true";
        values["LOGGING__CONSOLE__FORMATTERNAME"] = "simple";
        values["LOGGING__CONSOLE__FORMATTEROPTIONS__SINGLELINE"] = "true";
        if (context.TelemetryUrl is null)
            return;
        values["OTEL_EXPORTER_OTLP_ENDPOINT"] = context.TelemetryUrl;
        values["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        values["OTEL_SERVICE_NAME"] = context.Resource.Name;
        values["OTEL_RESOURCE_ATTRIBUTES"] = $"service.instance.id={context.Id}";
        values["OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY"] = "in_memory";
        values["OTEL_BLRP_SCHEDULE_DELAY"] = "1000";
        values["OTEL_BSP_SCHEDULE_DELAY"] = "1000";
        values["OTEL_METRIC_EXPORT_INTERVAL"] = "10000";
        values["OTEL_TRACES_SAMPLER"] = "always_on";
    }

    private static void Endpoints(Dictionary<string, object?> values, LaunchContext context)
    {
        var endpoints = context.Resource.Annotations.OfType<EndpointAnnotation>().ToArray();
        if (context.Resource is ProjectResource && endpoints.Any(endpoint => endpoint.IsHttp))
        {
            values["ASPNETCORE_URLS"] = string.Join(';', endpoints.Where(endpoint => endpoint.IsHttp)
                .Select(endpoint => endpoint.Url(context.Replica)));
        }

        foreach (var endpoint in endpoints.Where(endpoint => endpoint.PortVariable is not null))
            values[endpoint.PortVariable!] = $"{endpoint.Ports[context.Replica]}";
    }

    private static async ValueTask<string> TextAsync(object? value, CancellationToken cancellationToken) => value switch
    {
        IValueProvider provider => await provider.GetValueAsync(cancellationToken) ?? "",
        _ => value?.ToString() ?? "",
    };
}
