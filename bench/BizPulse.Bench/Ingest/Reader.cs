using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace BizPulse.Bench.Ingest;

/// <summary>
/// Someone who goes through all pages again and again while things break. A part that is away may be told (502, 503,
/// 504); an answer of 500 means that somebody had not thought of it.
/// </summary>
internal sealed class Reader : IAsyncDisposable
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(50);

    private static readonly string[] _questions =
    [
        "/api/analytics/kpis", "/api/analytics/filters", "/api/revenue/daily-trend", "/api/products",
        "/api/products/top", "/api/customers/top", "/api/geographic/revenue-by-country", "/api/sales/recent",
        "/api/inventory", "/api/forecasts", "/api/supply-chain/reorder", "/api/analytics/forecast/revenue",
        "/api/system/pipeline", "/api/ingest/deadletters", "/api/ingest/files", "/api/users/me", "/api/health",
    ];

    private readonly RunningSystem _system;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromMinutes(1) };
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _reading;

    public Reader(RunningSystem system)
    {
        _system = system;
        _reading = ReadAsync();
    }

    public int Answers { get; private set; }

    /// <summary>Answers of 500.</summary>
    public int Failures { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading;
        _http.Dispose();
        _stop.Dispose();
    }

    private async Task ReadAsync()
    {
        for (var turn = 0; !_stop.IsCancellationRequested; turn++)
        {
            try
            {
                await AskAsync(_questions[turn % _questions.Length]);
            }
            catch (Exception nobody) when (nobody is HttpRequestException
                or IOException or JsonException or OperationCanceledException)
            {
                // The gateway or all of it starts anew.
            }
            await Task.Delay(_pause);
        }
    }

    private async Task AskAsync(string question)
    {
        using var answer = await _http.GetAsync(new Uri(_system.Gateway, question), _stop.Token);
        Note(answer);
        if (answer.StatusCode != HttpStatusCode.Unauthorized)
            return;
        using var login = await _http.PostAsJsonAsync(
            new Uri(_system.Gateway, "/api/auth/login"), new { username = "testuser", password = "testpassword" },
            _stop.Token);
        Note(login);
        if (login.IsSuccessStatusCode)
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
                "Bearer",
                (await login.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString());
    }

    private void Note(HttpResponseMessage answer)
    {
        Answers++;
        if (answer.StatusCode != HttpStatusCode.InternalServerError)
            return;
        Failures++;
        Console.WriteLine($"500: {answer.RequestMessage!.RequestUri!.PathAndQuery}");
    }
}
