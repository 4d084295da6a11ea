using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BizPulse.Hosting.Tests;

public sealed class LifeTests
{
    private readonly Life _life = new();

    [Fact]
    public void A_program_that_dies_by_itself_has_ended_once()
    {
        Run();

        Assert.True(Becomes(KnownResourceStates.Exited));
        Assert.False(Becomes(KnownResourceStates.Exited)); // told again
        Assert.Equal(1, _life.Failures);
    }

    [Fact]
    public void What_a_person_stopped_has_not_died()
    {
        Run();
        Becomes(KnownResourceStates.Stopping);

        Assert.False(Becomes(KnownResourceStates.Exited));
    }

    [Fact]
    public void What_a_person_stopped_and_started_can_die_again()
    {
        Run();
        Becomes(KnownResourceStates.Stopping);
        Becomes(KnownResourceStates.Exited);
        Run();

        Assert.True(Becomes(KnownResourceStates.Exited));
    }

    [Fact]
    public void Failures_add_up_until_it_has_been_well()
    {
        for (var failure = 1; failure <= 3; failure++)
        {
            Becomes(KnownResourceStates.Running);
            Assert.True(Becomes(KnownResourceStates.FailedToStart));
            Assert.Equal((failure, false), (_life.Failures, _life.WasEverWell));
        }

        Run();
        Becomes(KnownResourceStates.Exited);
        Assert.Equal((1, true), (_life.Failures, _life.WasEverWell));
    }

    [Fact]
    public void Waiting_is_no_end()
    {
        Assert.False(Becomes(KnownResourceStates.Waiting));
        Assert.False(Becomes(KnownResourceStates.NotStarted));
    }

    private void Run()
    {
        Becomes(KnownResourceStates.Starting);
        _life.HasEnded(KnownResourceStates.Running, HealthStatus.Unhealthy);
        _life.HasEnded(KnownResourceStates.Running, HealthStatus.Healthy);
    }

    private bool Becomes(string state) => _life.HasEnded(state, health: null);
}
