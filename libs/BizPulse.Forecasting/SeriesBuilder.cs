namespace BizPulse.Forecasting;

/// <summary>
/// Lets a collection expression stand where a <see cref="Series"/> is wanted: <c>model.Fit([1, 2, 3])</c>.
/// </summary>
public static class SeriesBuilder
{
    public static Series Create(ReadOnlySpan<double> values) => new(values.ToArray());
}
