using static System.FormattableString;

namespace BizPulse.Forecasting.Cleaning;

/// <summary>Whether a series can be forecast at all: what is no number would spoil what all learn together.</summary>
internal static class SeriesCheck
{
    private const double Most = 1e15; // squares of sums of such values still are exact enough

    /// <summary>Null for a sound series. A value that is NaN is one that is not known.</summary>
    public static string? ReasonAgainst(Series? series)
    {
        if (series is null)
            return "there is none.";
        if (series.Values is null)
            return "it has no values.";
        if (series.States is null || series.Regressors is null)
            return "its states or regressors are null instead of empty.";
        if (series.SeasonLengths.Any(season => season is not (>= 1 and <= Most)))
            return "a season is shorter than an observation.";
        if (Array.FindIndex(series.Values, value => Math.Abs(value) > Most) is >= 0 and var t)
            return Invariant($"its value {series.Values[t]:G6} at step {t} is beyond {Most:0E+0}.");
        return series.Regressors.Select(ReasonAgainst).FirstOrDefault(reason => reason is not null);
    }

    private static string? ReasonAgainst(Regressor? regressor)
    {
        if (regressor?.Values is null)
            return $"regressor '{regressor?.Name}' has no values.";
        return Array.FindIndex(regressor.Values, value => Math.Abs(value) is not <= Most) is >= 0 and var t
            ? Invariant($"'{regressor.Name}' is {regressor.Values[t]:G6} at step {t}.")
            : null;
    }
}
