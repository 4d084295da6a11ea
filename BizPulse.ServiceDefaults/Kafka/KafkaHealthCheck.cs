using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BizPulse.Kafka;

/// <summary>Asks the broker for its metadata over the client's own connection.</summary>
internal sealed class KafkaHealthCheck(Func<Handle> handle) : IHealthCheck
{
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(1);

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            using var admin = new DependentAdminClientBuilder(handle()).Build();
            await admin.DescribeClusterAsync(new DescribeClusterOptions { RequestTimeout = _timeout }).WaitAsync(
                _timeout, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "The broker does not answer.", exception);
        }
    }
}
