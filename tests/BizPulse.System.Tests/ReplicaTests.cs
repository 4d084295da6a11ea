using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace BizPulse.System.Tests;

/// <summary>Two copies of a service behind the gateway: each can answer for the other.</summary>
public sealed class ReplicaTests : IAsyncLifetime
{
    private const int InARow = 10;

    private readonly RunningSystem _system = new() { Settings = ["--Replicas:analytics=2"] };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _system.InitializeAsync();

    public ValueTask DisposeAsync() => _system.DisposeAsync();

    [Fact]
    public async Task Whichever_copy_hangs_the_other_one_answers()
    {
        using var client = await _system.SignInAsync();
        client.Timeout = TimeSpan.FromSeconds(3);
        var copies = await ProcessesAsync("analytics");
        Assert.Equal(2, copies.Count);

        foreach (var copy in copies)
        {
            await SignalAsync("STOP", copy);
            try
            {
                await UntilAllAnswerAsync(client);
            }
            finally
            {
                await SignalAsync("CONT", copy);
            }
        }
    }

    /// <summary>The gateway looks every few seconds, so the first ones may still reach the copy that hangs.</summary>
    private static async Task UntilAllAnswerAsync(HttpClient client)
    {
        for (var answered = 0; answered < InARow;)
        {
            try
            {
                using var answer = await client.GetAsync("/api/analytics/kpis", Ct);
                answered = answer.StatusCode == HttpStatusCode.OK ? answered + 1 : 0;
            }
            catch (TaskCanceledException) when (!Ct.IsCancellationRequested)
            {
                answered = 0;
            }
        }
    }

    private async Task<List<int>> ProcessesAsync(string service)
    {
        var resources = await _system.Developer.GetFromJsonAsync<JsonElement>("/api/resources", Ct);
        return [.. resources.EnumerateArray().Where(one => one.GetProperty("name").GetString() == service).Select(one => one.GetProperty("processId").GetInt32())];
    }

    private static async Task SignalAsync(string signal, int process)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process}"]);
        await kill.WaitForExitAsync(Ct);
        Assert.Equal(0, kill.ExitCode);
    }
}
