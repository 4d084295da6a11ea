using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace LocalAspire.Running;

/// <summary>The addresses of a running application, as its clients write them.</summary>
internal static class ClientEndpoints
{
    internal static async Task<SortedDictionary<string, string>> OfAsync(DistributedApplication application, CancellationToken cancellationToken)
    {
        var all = new SortedDictionary<string, string> { ["developer"] = application.DeveloperUrl ?? "" };
        foreach (var resource in application.Resources)
        {
            switch (resource)
            {
                case KafkaServerResource kafka:
                    all["kafka"] = (await kafka.ConnectionStringExpression.GetValueAsync(cancellationToken))!;
                    break;
                case PostgresDatabaseResource database:
                    all["postgres"] = await UriAsync(database, cancellationToken);
                    break;
                case RedisResource redis:
                    all["redis"] = await UriAsync(redis, cancellationToken);
                    break;
                case ProjectResource { Name: "gateway" } gateway:
                    all["gateway"] = gateway.GetEndpoint("http").Url;
                    break;
            }
        }

        return all;
    }

    private static async Task<string> UriAsync(IResourceWithConnectionString resource, CancellationToken cancellationToken) =>
        (await resource.GetConnectionProperties().Single(property => property.Key == "Uri").Value.GetValueAsync(cancellationToken))!;
}
