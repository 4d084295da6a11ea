using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static class ParameterResourceBuilderExtensions
{
    /// <summary>Adds a parameter that has to be set as <c>Parameters:name</c> in the configuration.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, string name, bool secret = false) =>
        builder.AddResource(new ParameterResource(name, () => Configured(builder, name) ?? throw new DistributedApplicationException(
            $"The parameter '{name}' has no value: set Parameters:{name} (as an environment variable Parameters__{name})."), secret));

    /// <summary>Adds a parameter that gets a value of its own unless the configuration has one; persisted ones stay the same.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder,
        string name, ParameterDefault value, bool secret = false, bool persist = false)
    {
        var generated = new Lazy<string>(() => persist ? builder.Home().Secrets.GetOrAdd(name, value.NewValue) : value.NewValue());
        return builder.AddResource(new ParameterResource(name, () => Configured(builder, name) ?? generated.Value, secret));
    }

    /// <summary>The password of an engine: the given one, or one made at the first start.</summary>
    internal static ParameterResource Password(
        this IDistributedApplicationBuilder builder, string engine, IResourceBuilder<ParameterResource>? given) =>
        given?.Resource
        ?? builder.AddParameter($"{engine}-password", new GenerateParameterDefault { Special = false }, secret: true, persist: true).Resource;

    private static string? Configured(IDistributedApplicationBuilder builder, string name) => builder.Configuration[$"Parameters:{name}"];
}
