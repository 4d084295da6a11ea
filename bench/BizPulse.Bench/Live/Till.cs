using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace BizPulse.Bench.Live;

/// <summary>A client of the gateway that sells one unit at a time.</summary>
internal sealed class Till(HttpClient http, string token) : IDisposable
{
    private static readonly string Run = Guid.NewGuid().ToString("n")[..8];
    private long _orders;

    public string Token => token;

    public static async Task<Till> SignInAsync(
        Uri gateway, string username = "testuser", string password = "testpassword")
    {
        var http = new HttpClient { BaseAddress = gateway };
        using var answer = await http.PostAsJsonAsync(
            "/api/auth/login", new { username, password });
        answer.EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString()!;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new Till(http, token);
    }

    /// <summary>The moment at which the gateway said that all of them are accepted.</summary>
    public async Task<long> SellAsync(int count)
    {
        var lines = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            var order = Interlocked.Increment(ref _orders);
            lines.Append($$"""{"orderId":"{{Run}}-{{order}}","lineNo":1,"occurredAt":"{{DateTime.UtcNow:O}}","sku":"SKU-{{order % 120}}","quantity":1,"unitPrice":9.5,"currency":"GBP","storeId":"S{{order % 5}}","country":"UK","channel":"web"}""")
                .Append('\n');
        }

        using var body = new StringContent(lines.ToString(), Encoding.UTF8, "application/x-ndjson");
        using var answer = await http.PostAsync("/api/ingest/sales", body);
        answer.EnsureSuccessStatusCode();
        return Stopwatch.GetTimestamp();
    }

    public void Dispose() => http.Dispose();
}
