namespace BizPulse.ServiceDefaults.Tests;

/// <summary>A clock that a test sets.</summary>
internal sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    internal DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
