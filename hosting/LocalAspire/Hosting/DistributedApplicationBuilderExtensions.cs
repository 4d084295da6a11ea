using LocalAspire.Running;

namespace Aspire.Hosting;

internal static class DistributedApplicationBuilderExtensions
{
    internal static RunHome Home(this IDistributedApplicationBuilder builder) => ((DistributedApplicationBuilder)builder).Home;
}
