namespace BizPulse.Forecasting.Selection;

/// <summary>One way to get the expected demand of a prepared history.</summary>
internal interface ICandidate
{
    string Name { get; }

    /// <summary>Whether the history is long and rich enough.</summary>
    bool Suits(PreparedHistory history);

    double[] Mean(PreparedHistory history, int horizon);
}
