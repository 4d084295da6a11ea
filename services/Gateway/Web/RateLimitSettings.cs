namespace BizPulse.Gateway.Web;

/// <summary>Requests per second of one caller; a burst may take as many as ten seconds bring.</summary>
internal sealed record RateLimitSettings
{
    internal const int BurstSeconds = 10;

    public int SignInPerSecond { get; init; } = 5;
    public int ApiPerSecond { get; init; } = 1_000;
    public int IngestPerSecond { get; init; } = 5_000;
}
