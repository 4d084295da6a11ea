using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;

namespace BizPulse.Testing;

/// <summary>A database behind a wire that a test can cut, as if its server were away.</summary>
public sealed class CutDatabase : IAsyncDisposable
{
    private readonly SharedAddress _wire;

    public CutDatabase(string connectionString)
    {
        var there = new NpgsqlConnectionStringBuilder(connectionString);
        _wire = new SharedAddress($"tcp://{there.Host}:{there.Port}");
        var here = new Uri(_wire.Address);
        (there.Host, there.Port) = (here.Host, here.Port);
        ConnectionString = there.ConnectionString;
    }

    public string ConnectionString { get; }

    public void Cut() => _wire.Cut();

    public ValueTask DisposeAsync() => _wire.DisposeAsync();

    /// <summary>
    /// Asks every route of a service that has lost its database, with made-up parameters, and says what answers
    /// anything but a problem of 503 with a time to come again: <c>GET /api/business 200</c>.
    /// </summary>
    /// <param name="requests">How those are asked that look at more than that first: <c>("PUT /api/rates/{day}",
    /// "/api/rates/2026-01-01", body)</c>.</param>
    public static async Task<IReadOnlyList<string>> OtherAnswersAsync(
        IServiceProvider services, HttpClient client,
        params (string Route, string Address, HttpContent? Body)[] requests)
    {
        var others = new List<string>();
        foreach (var (endpoint, route) in RouteAccess.RoutesOf(services))
        {
            foreach (var method in RouteAccess.MethodsOf(endpoint))
            {
                var known = requests.FirstOrDefault(one => one.Route == $"{method} {route}");
                using var request = new HttpRequestMessage(
                    new HttpMethod(method), known.Address ?? RouteAccess.Address(endpoint));
                request.Content = known.Body;
                using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                if (!await IsAwayAsync(answer))
                    others.Add($"{method} {route} {(int)answer.StatusCode}");
            }
        }

        return [.. others.Order(StringComparer.Ordinal)];
    }

    private static async Task<bool> IsAwayAsync(HttpResponseMessage answer) =>
        (int)answer.StatusCode == 503 && answer.Headers.RetryAfter is not null
            && answer.Content.Headers.ContentType?.MediaType is "application/problem+json" or "application/json"
            && (await answer.Content.ReadFromJsonAsync<JsonElement>()).TryGetProperty("status", out _);
}
