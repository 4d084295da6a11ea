using System.Text.RegularExpressions;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder,
        IResourceBuilder<IResourceWithConnectionString> source, string? connectionName = null, bool optional = false)
        where TDestination : IResourceWithEnvironment
    {
        var name = connectionName ?? source.Resource.Name;
        return builder.Environment(variables =>
        {
            variables[$"ConnectionStrings__{name}"] = source.Resource.ConnectionStringExpression;
            foreach (var (property, value) in source.Resource.GetConnectionProperties())
                variables[VariableName($"{name}_{property}")] = value;
        });
    }

    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithServiceDiscovery> source)
        where TDestination : IResourceWithEnvironment => builder.Environment(variables =>
        {
            foreach (var endpoint in source.Resource.Annotations.OfType<EndpointAnnotation>())
            {
                for (var replica = 0; replica < endpoint.Ports.Count; replica++)
                    variables[$"services__{source.Resource.Name}__{endpoint.Name}__{replica}"] = endpoint.Url(replica);
                variables[VariableName($"{source.Resource.Name}_{endpoint.Name}")] = endpoint.Url(0);
            }
        });

    private static string VariableName(string name) => NonWord().Replace(name, "_").ToUpperInvariant();

    [GeneratedRegex(@"\W")]
    private static partial Regex NonWord();
}
