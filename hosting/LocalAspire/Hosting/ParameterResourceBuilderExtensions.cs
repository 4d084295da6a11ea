using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static class ParameterResourceBuilderExtensions
{
    /// <summary>
    /// Adds a parameter that gets a value of its own unless the configuration has one as <c>Parameters:name</c>. Persisted ones
    /// stay the same at the next start.
    /// </summary>
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder,
        string name, ParameterDefault value, bool secret = false, bool persist = false)
    {
        var generated = new Lazy<string>(() => persist ? builder.Home().Secrets.GetOrAdd(name, value.NewValue) : value.NewValue());
        return builder.AddResource(new ParameterResource(name, () => builder.Configuration[$"Parameters:{name}"] ?? generated.Value));
    }

    /// <summary>The password of an engine: the given one, or one made at the first start.</summary>
    internal static ParameterResource Password(
        this IDistributedApplicationBuilder builder, string engine, IResourceBuilder<ParameterResource>? given) =>
        given?.Resource
        ?? builder.AddParameter($"{engine}-password", new GenerateParameterDefault { Special = false }, secret: true, persist: true).Resource;
}
