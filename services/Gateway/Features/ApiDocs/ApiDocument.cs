using System.Text.Json;
using System.Text.Json.Nodes;
using BizPulse.Gateway.Proxy;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace BizPulse.Gateway.Features.ApiDocs;

/// <summary>
/// One OpenAPI document of the whole system, put together from those of its services and kept for a while. A service
/// that does not answer is described as it last was.
/// </summary>
internal sealed class ApiDocument(
    [FromKeyedServices("v1")] IOpenApiDocumentProvider own, IHttpClientFactory clients, TimeProvider time,
    ILogger<ApiDocument> logger) : IDisposable
{
    internal const string ClientName = "openapi";

    private static readonly TimeSpan _maxAge = TimeSpan.FromSeconds(30), _maxAgeOfPart = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _oneRead = new(1, 1);
    private readonly Dictionary<string, JsonObject> _known = [];
    private string? _last;
    private DateTimeOffset _readAt;

    internal async Task<string> ReadAsync(CancellationToken ct)
    {
        await _oneRead.WaitAsync(ct);
        try
        {
            if (_last is null || time.GetUtcNow() - _readAt > (
                _known.Count == ServiceRoutes.Services.Length ? _maxAge : _maxAgeOfPart))
            {
                _last = await MergeAsync(ct);
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

    private async Task<string> MergeAsync(CancellationToken ct)
    {
        var merged = new OpenApiMerge();
        merged.Add("gateway", await OwnAsync(ct));
        var documents = await Task.WhenAll(ServiceRoutes.Services.Select(service => FetchAsync(service, ct)));
        foreach (var (service, document) in ServiceRoutes.Services.Zip(documents))
        {
            if (document is not null)
                _known[service] = document;
            else
                logger.LogWarning("The API description of {Service} could not be read", service);
            if (_known.TryGetValue(service, out var known))
                merged.Add(service, known);
        }

        return merged.ToJson();
    }

    private async Task<JsonObject> OwnAsync(CancellationToken ct)
    {
        var document = await own.GetOpenApiDocumentAsync(ct);
        return JsonNode.Parse(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, ct))!.AsObject();
    }

    private async Task<JsonObject?> FetchAsync(string service, CancellationToken ct)
    {
        try
        {
            return JsonNode.Parse(await clients.CreateClient(ClientName)
                .GetStringAsync(new Uri($"https+http://{service}/openapi/v1.json"), ct)) as JsonObject;
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException or TaskCanceledException
            && !ct.IsCancellationRequested)
        {
            return null;
        }
    }
}
