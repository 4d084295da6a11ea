using System.Net;

namespace BizPulse.System.Tests;

/// <summary>Two copies of a service behind the gateway: each can answer for the other.</summary>
[Collection(nameof(TwoOfEach))]
public sealed class ReplicaTests(TwoOfEach two)
{
    private const int InARow = 10;

    private readonly RunningSystem _system = two.Running;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whichever_copy_hangs_the_other_one_answers()
    {
        using var client = await _system.SignInAsync();
        client.Timeout = TimeSpan.FromSeconds(3);
        var copies = await _system.ProcessesAsync("analytics");
        Assert.Equal(2, copies.Count);

        foreach (var copy in copies)
        {
            await RunningSystem.SignalAsync("STOP", copy);
            try
            {
                await UntilAllAnswerAsync(client);
            }
            finally
            {
                await RunningSystem.SignalAsync("CONT", copy);
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
}
