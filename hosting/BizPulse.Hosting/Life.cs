using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BizPulse.Hosting;

/// <summary>What has happened to one copy of a program so far.</summary>
internal sealed class Life
{
    private bool _isDown;
    private bool _isWell;
    private bool _wasStopped;

    /// <summary>Ends in a row without being well in between.</summary>
    internal int Failures { get; private set; }

    internal bool WasEverWell { get; private set; }

    /// <summary>Takes the next state. True: it has just ended, and nobody wanted that.</summary>
    internal bool HasEnded(string state, HealthStatus? health)
    {
        if (state == KnownResourceStates.Stopping)
            _wasStopped = true;
        if (state == KnownResourceStates.Starting || state == KnownResourceStates.Running)
            (_isDown, _wasStopped) = (false, false);
        if (state == KnownResourceStates.Running && health == HealthStatus.Healthy)
            (_isWell, WasEverWell) = (true, true);
        if (_isDown || _wasStopped || !KnownResourceStates.TerminalStates.Contains(state))
            return false;

        Failures = _isWell ? 1 : Failures + 1;
        (_isDown, _isWell) = (true, false);
        return true;
    }
}
