using BizPulse.Forecasting;

namespace BizPulse.Bench.Forecast;

/// <summary>One series cut at one origin: what was known, and what then happened.</summary>
/// <param name="History">Known at the origin, with the calendar, prices and promotions known ahead.</param>
/// <param name="Actual">What followed; NaN where it cannot be judged (no data, out of stock).</param>
internal sealed record BenchCase(Series History, double[] Actual)
{
    public static BenchCase Cut(Series whole, int length, int horizon)
    {
        var actual = whole.Values[length..(length + horizon)];
        for (var step = 0; step < horizon; step++)
            if (whole.StateAt(length + step) is DayState.NoData or DayState.OutOfStock)
                actual[step] = double.NaN;
        return new(whole.First(length) with { States = [.. whole.States.Take(length)] }, actual);
    }
}
