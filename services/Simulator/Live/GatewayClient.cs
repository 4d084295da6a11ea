using System.Net.Http.Headers;
using System.Text.Json.Serialization;
using BizPulse.Contracts;

namespace BizPulse.Simulator.Live;

/// <summary>Sends events as any till would: through the gateway, with a credential of its own.</summary>
public sealed class GatewayClient(HttpClient http, SimulatorSettings settings, TimeProvider clock)
{
    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(1);
    private string? _token;
    private DateTimeOffset _tokenEnds;

    /// <summary>Posts events of one topic as NDJSON; safe to repeat, since an event counts once.</summary>
    public async Task SendAsync(string topic, IEnumerable<BusinessEvent> events, CancellationToken ct)
    {
        using var body = new MemoryStream();
        foreach (var subject in events)
        {
            body.Write(EventWriter.ToJson(subject));
            body.WriteByte((byte)'\n');
        }
        body.Position = 0;

        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/ingest/{topic[..topic.IndexOf('.')]}")
        {
            Content = new StreamContent(body)
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(ct));
        using var response = await http.SendAsync(request, ct);
        response.EnsureSuccessStatusCode();
    }

    private async Task<string> TokenAsync(CancellationToken ct)
    {
        if (_token is not null && clock.GetUtcNow() < _tokenEnds - RenewBefore)
            return _token;

        using var response = await http.PostAsJsonAsync(
            "/api/auth/login", new { username = settings.UserName, password = settings.Password }, ct);
        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadFromJsonAsync<TokenAnswer>(ct);
        _tokenEnds = clock.GetUtcNow().AddSeconds(answer!.ExpiresIn);
        return _token = answer.AccessToken;
    }

    private sealed record TokenAnswer(
        [property: JsonPropertyName("access_token")] string AccessToken,
        [property: JsonPropertyName("expires_in")] int ExpiresIn);
}
