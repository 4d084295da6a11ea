using System.Text.Json;
using BizPulse.Gateway.Proxy;
using BizPulse.Health;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.ServiceDiscovery;

namespace BizPulse.Gateway.Features.Health;

/// <summary>
/// Asks every address of every service how it and its dependencies are. What several report about Postgres, Kafka or
/// Redis counts at its worst. The answer is kept for a second, so that nobody can use it to knock on all doors at once.
/// </summary>
internal sealed class SystemHealthReader(
    IHttpClientFactory clients, HealthCheckService own, ServiceEndpointResolver discovery, TimeProvider time)
    : IDisposable
{
    internal const string ClientName = "health";

    private const string Optional = "simulator"; // the system is whole without demo traffic

    private static readonly TimeSpan _maxAge = TimeSpan.FromSeconds(1);
    private static readonly string[] _infrastructure = ["postgres", "kafka", "redis"];

    private readonly SemaphoreSlim _oneRead = new(1, 1);
    private SystemHealth? _last;
    private DateTimeOffset _readAt;

    internal async Task<SystemHealth> ReadAsync(CancellationToken ct)
    {
        await _oneRead.WaitAsync(ct);
        try
        {
            if (_last is null || time.GetUtcNow() - _readAt > _maxAge)
            {
                _last = await AskAllAsync(ct);
                _readAt = time.GetUtcNow();
            }

            return _last;
        }
        finally
        {
            _oneRead.Release();
        }
    }

    public void Dispose() => _oneRead.Dispose();

    private async Task<SystemHealth> AskAllAsync(CancellationToken ct)
    {
        var services = await Task.WhenAll(ServiceRoutes.Services.Select(service => AskServiceAsync(service, ct)));
        var report = await own.CheckHealthAsync(ct);
        var checks = services.SelectMany(service => service.Checks)
            .Concat(report.Entries.Select(entry => (Infrastructure(entry.Key), Of(entry.Value.Status))))
            .ToLookup(check => check.Item1, check => check.Item2);

        SystemPart[] parts =
        [
            new("gateway", PartStatus.Healthy),
            .. services.Select(service => service.Part),
            .. _infrastructure.Select(name =>
                new SystemPart(name, checks[name].DefaultIfEmpty(PartStatus.Unknown).Max())),
        ];
        return new(parts.Where(part => part.Name != Optional).Max(part => part.Status), parts);
    }

    private async Task<(SystemPart Part, IEnumerable<(string, PartStatus)> Checks)> AskServiceAsync(
        string service, CancellationToken ct)
    {
        var instances = (await discovery.GetEndpointsAsync($"https+http://{service}", ct)).Endpoints;
        var answers = await Task.WhenAll(instances.Select(instance => AskAsync(instance, ct)));
        var healthy = answers.Count(answer => answer?.Status is HealthStatus.Healthy);
        var status = healthy == instances.Count && healthy > 0 ? PartStatus.Healthy
            : answers.Any(answer => answer?.Status is HealthStatus.Healthy or HealthStatus.Degraded)
                ? PartStatus.Degraded
            : PartStatus.Unhealthy;

        return (new(service, status, new(healthy, instances.Count)),
            answers.SelectMany(answer => answer?.Checks ?? new Dictionary<string, DependencyHealth>())
                .Select(check => (Infrastructure(check.Key), Of(check.Value.Status))));
    }

    private async Task<ServiceHealth?> AskAsync(ServiceEndpoint instance, CancellationToken ct)
    {
        // A service without a configured address is looked for by its name, which comes without a scheme.
        var address = instance.ToString()!;
        var root = address.Contains("://", StringComparison.Ordinal) ? address : $"http://{address}";
        try
        {
            using var answer = await clients.CreateClient(ClientName).GetAsync(new Uri(new Uri(root), "/health"), ct);
            return await answer.Content.ReadFromJsonAsync<ServiceHealth>(ServiceHealth.Json, ct);
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException or TaskCanceledException
            && !ct.IsCancellationRequested)
        {
            return null;
        }
    }

    private static string Infrastructure(string check) => check switch
    {
        _ when check.Contains("Kafka", StringComparison.Ordinal) => "kafka",
        _ when check.Contains("Redis", StringComparison.Ordinal) => "redis",
        "postgres" or nameof(Identity.GatewayDb) => "postgres",
        _ => check,
    };

    private static PartStatus Of(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => PartStatus.Healthy,
        HealthStatus.Degraded => PartStatus.Degraded,
        _ => PartStatus.Unhealthy,
    };
}
