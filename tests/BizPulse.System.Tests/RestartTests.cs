using System.Net.Http.Json;
using Aspire.Hosting.ApplicationModel;
using BizPulse.Testing;

namespace BizPulse.System.Tests;

/// <summary>What dies by itself comes back; what a person stopped does not.</summary>
[Collection(nameof(TwoOfEach))]
public sealed class RestartTests(TwoOfEach two)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private readonly RunningSystem _system = two.Running;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_dies_comes_back_and_what_a_person_stopped_stays_stopped()
    {
        await CommandAsync("simulator", KnownResourceCommands.StopCommand);
        await _system.Application.ResourceNotifications
            .WaitForResourceAsync("simulator", KnownResourceStates.TerminalStates, Ct).WaitAsync(s_patience, Ct);

        foreach (var part in (string[])["cache", "kafka", "gateway"])
        {
            var before = await _system.ProcessesAsync(part);
            await RunningSystem.SignalAsync("KILL", before[0]);
            await _system.Application.ResourceNotifications.WaitForResourceAsync(
                part,
                change => change.Snapshot.ExitCode is not null
                    && change.Snapshot.State?.Text != KnownResourceStates.Running,
                Ct).WaitAsync(s_patience, Ct);
            await HealthyAsync(part);
            Assert.NotEqual(before, await _system.ProcessesAsync(part));
        }

        Assert.True(_system.Application.ResourceNotifications.TryGetCurrentState("simulator", out var stopped));
        Assert.Contains(stopped.Snapshot.State?.Text, KnownResourceStates.TerminalStates);
        await CommandAsync("simulator", KnownResourceCommands.StartCommand);
        await HealthyAsync("simulator");
    }

    [Fact]
    public async Task Postgres_ends_at_once_for_a_person_although_services_are_connected_and_keeps_its_data()
    {
        using var client = await _system.SignInAsync();

        await CommandAsync("postgres", KnownResourceCommands.RestartCommand);
        await HealthyAsync("postgres");

        // Connections that were idle meanwhile are found to be cut one by one; the account is still there.
        var login = new { username = "testuser", password = "testpassword" };
        await Eventually.TrueAsync(
            async () =>
            {
                using var answer = await _system.Gateway.PostAsJsonAsync("/api/auth/login", login, Ct);
                return answer.IsSuccessStatusCode;
            },
            "one can sign in again");
    }

    private async Task CommandAsync(string part, string command)
    {
        var done = await _system.Application.ResourceCommands.ExecuteCommandAsync(part, command, Ct)
            .WaitAsync(s_patience, Ct);
        Assert.True(done.Success, done.Message);
    }

    private Task HealthyAsync(string part) => _system.Application.ResourceNotifications
        .WaitForResourceHealthyAsync(part, WaitBehavior.WaitOnResourceUnavailable, Ct).WaitAsync(s_patience, Ct);
}
