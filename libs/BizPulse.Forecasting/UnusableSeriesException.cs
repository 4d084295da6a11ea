namespace BizPulse.Forecasting;

/// <summary>A series cannot be forecast; the message names it and says why.</summary>
public sealed class UnusableSeriesException(string id, string reason)
    : ArgumentException($"Series '{id}' cannot be forecast: {reason}")
{
    public string Id => id;
    public string Reason => reason;
}
