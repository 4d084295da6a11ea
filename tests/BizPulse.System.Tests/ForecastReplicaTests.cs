using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace BizPulse.System.Tests;

/// <summary>Two copies of the Forecast service share a run, and one of them is lost in the middle of it.</summary>
[Collection(nameof(TwoOfEach))]
public sealed class ForecastReplicaTests(TwoOfEach two)
{
    private const int Products = 24, Days = 60;
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(4);

    private readonly RunningSystem _system = two.Running;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whether_a_copy_is_killed_or_hangs_the_run_forecasts_every_product_once()
    {
        using var client = await _system.SignInAsync();
        client.Timeout = TimeSpan.FromSeconds(3); // whoever asks a copy that hangs asks again
        await SellAsync(client);
        await UntilAsync(client, "/api/forecasts?limit=1", list => list.GetProperty("summary") is var all
            && all.GetProperty("forecast").GetInt32() == Products
            && all.GetProperty("lastFullRunAt").ValueKind != JsonValueKind.Null);

        var killed = await LoseOneInARunAsync(client, "KILL");
        var hangs = await LoseOneInARunAsync(client, "STOP", gone: killed);
        await RunningSystem.SignalAsync("CONT", hangs);

        await FinishAsync(client, await StartAsync(client)); // nothing is stuck
    }

    /// <summary>The copy that was lost.</summary>
    private async Task<int> LoseOneInARunAsync(HttpClient client, string signal, int gone = 0)
    {
        List<int> copies = [];
        await UntilAsync(
            async () => (copies = await _system.ProcessesAsync("forecast")).Count == 2 && !copies.Contains(gone),
            "there are two copies");
        var run = await StartAsync(client);
        await UntilAsync(client, run, found => found.GetProperty("done").GetInt32() > 0);
        await RunningSystem.SignalAsync(signal, copies[0]);
        await FinishAsync(client, run);
        return copies[0];
    }

    private static async Task<string> StartAsync(HttpClient client)
    {
        string? run = null;
        await UntilAsync(
            async () =>
            {
                using var asked = await client.PostAsJsonAsync("/api/forecasts/run", new { }, Ct);
                return asked.StatusCode == HttpStatusCode.Accepted
                    && (run = asked.Headers.Location!.ToString()) is not null;
            },
            "a run is accepted");
        return run!;
    }

    // A product that was written twice would be counted twice.
    private static async Task FinishAsync(HttpClient client, string run)
    {
        var found = await UntilAsync(
            client, run, found => found.GetProperty("finishedAt").ValueKind != JsonValueKind.Null);
        Assert.Equal(
            (Products, 0, "completed"),
            (
                found.GetProperty("done").GetInt32(), found.GetProperty("failed").GetInt32(),
                found.GetProperty("state").GetString()));

        var list = await UntilAsync(client, "/api/forecasts?limit=100", _ => true);
        var started = found.GetProperty("startedAt").GetDateTime();
        Assert.Equal(
            Products,
            list.GetProperty("items").EnumerateArray().Count(
                item => item.GetProperty("createdAt").GetDateTime() >= started));
    }

    private static async Task SellAsync(HttpClient client)
    {
        var random = new Random(5);
        var lines = new StringBuilder();
        for (var product = 0; product < Products; product++)
            for (var day = 1; day <= Days; day++)
                lines.AppendLine(JsonSerializer.Serialize(new
                {
                    orderId = $"order {product} {day}",
                    lineNo = 1,
                    occurredAt = DateTime.UtcNow.Date.AddDays(-day).AddHours(12),
                    sku = $"sku-{product:00}",
                    quantity = random.Next(1, 9),
                    unitPrice = 10,
                    currency = "GBP",
                }));
        using var body = new StringContent(lines.ToString(), Encoding.UTF8, "application/x-ndjson");
        using var answer = await client.PostAsync("/api/ingest/sales", body, Ct);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }

    private static async Task<JsonElement> UntilAsync(HttpClient client, string address, Func<JsonElement, bool> isSo)
    {
        var found = default(JsonElement);
        await UntilAsync(
            async () =>
            {
                using var answer = await client.GetAsync(address, Ct);
                return answer.IsSuccessStatusCode
                    && isSo(found = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct));
            },
            $"{address} answers as expected");
        return found;
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo, string what)
    {
        for (var deadline = DateTime.UtcNow + s_patience; ; await Task.Delay(50, Ct))
        {
            Assert.True(DateTime.UtcNow < deadline, $"It never came to be that {what}.");
            try
            {
                if (await isSo())
                    return;
            }
            catch (TaskCanceledException) when (!Ct.IsCancellationRequested)
            {
                // It asked the copy that hangs.
            }
        }
    }
}
