using System.Net.Http.Json;
using System.Text.Json;
using Aspire.Hosting.ApplicationModel;

namespace BizPulse.System.Tests;

/// <summary>What the dashboard offers to do with a part.</summary>
public sealed class CommandTests(RunningSystem system)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Dead_letters_are_replayed()
    {
        var done = await ExecuteAsync("ingestion", "replay-dead-letters");

        Assert.True(done.Success, done.Message);
    }

    [Fact]
    public async Task Products_are_forecast_anew_as_soon_as_there_are_any()
    {
        using var client = await system.SignInAsync();
        var sale = new
        {
            orderId = "retrain",
            lineNo = 1,
            occurredAt = DateTime.UtcNow,
            sku = "RETRAIN",
            quantity = 1,
            unitPrice = 10,
            currency = "GBP"
        };
        using var sold = await client.PostAsJsonAsync("/api/ingest/sales", sale, Ct);
        sold.EnsureSuccessStatusCode();

        ExecuteCommandResult done;
        for (var deadline = DateTime.UtcNow
            + s_patience; !(done = await ExecuteAsync("forecast", "retrain")).Success; await Task.Delay(200, Ct))
            Assert.True(DateTime.UtcNow < deadline, $"It was never let in; last: {done.Message}");
    }

    [Fact]
    public async Task A_backup_is_written_for_its_owner_alone()
    {
        var done = await ExecuteAsync("bizpulse", "back-up");

        Assert.True(done.Success, done.Message);
        var file = Assert.Single(Directory.GetFiles(Path.Combine(system.Home, "backups")));
        Assert.True(new FileInfo(file).Length > 0);
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            File.GetUnixFileMode(Path.GetDirectoryName(file)!));
    }

    [Fact]
    public async Task A_key_in_a_request_from_outside_is_not_passed_on()
    {
        var secrets = JsonSerializer.Deserialize<Dictionary<string, string>>(
            await File.ReadAllTextAsync(Path.Combine(system.Home, "secrets.json"), Ct))!;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/ingest/deadletters/replay")
        {
            Content = JsonContent.Create(new { })
        };
        request.Headers.Add("X-Command-Key", secrets["command-key"]);

        using var answer = await system.Gateway.SendAsync(request, Ct);

        Assert.Equal(global::System.Net.HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private Task<ExecuteCommandResult> ExecuteAsync(string part, string command) =>
        system.Application.ResourceCommands.ExecuteCommandAsync(part, command, Ct).WaitAsync(s_patience, Ct);
}
