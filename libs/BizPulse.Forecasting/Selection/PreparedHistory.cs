using BizPulse.Forecasting.Calendar;
using BizPulse.Forecasting.Cleaning;
using BizPulse.Forecasting.Global;

namespace BizPulse.Forecasting.Selection;

/// <summary>
/// A history as candidates see it: cleaned, without closed weekdays, and with what the calendar explains taken out on
/// request.
/// </summary>
internal sealed class PreparedHistory
{
    private readonly int[] _open; // steps of the history on weekdays that open
    private readonly Lazy<Series> _openDays;
    private readonly Lazy<Series> _level;

    public PreparedHistory(CleanHistory clean, CalendarEffects effects, GlobalModel? global)
    {
        (Clean, Effects, Global) = (clean, effects, global);
        _open = [.. Enumerable.Range(0, clean.Filled.Length).Where(t => !clean.Opening.IsOnClosedWeekday(t))];
        _openDays = new(() => Compress(t => clean.Filled.Values[t], SeasonLengths()));
        Levels = LevelsOf(clean, effects.Factor);
        _level = new(() => Compress(t => Levels[t], []));
    }

    public CleanHistory Clean { get; }
    public CalendarEffects Effects { get; }

    /// <summary>The model learnt from the whole catalogue, where there is one.</summary>
    public GlobalModel? Global { get; }

    public Series Filled => Clean.Filled;

    /// <summary>
    /// Every step with the calendar's factor divided out. One that tells nothing takes the level of those before it.
    /// </summary>
    public double[] Levels { get; }

    /// <summary>Open weekdays alone, so that a season of six days fits a shop that never opens on one.</summary>
    public Series OpenDays => _openDays.Value;

    /// <summary>Open weekdays with the calendar's factor divided out: a level without season.</summary>
    public Series Level => _level.Value;

    /// <summary>Puts a forecast of the coming open days into the calendar; closed days get zero.</summary>
    public double[] Expand(int horizon, Func<int, double[]> forecastOpenDays, bool withEffects)
    {
        var steps = Enumerable.Range(Filled.Length, horizon).ToArray();
        var open = forecastOpenDays(steps.Count(t => !Clean.Opening.IsOnClosedWeekday(t)));
        var (mean, next) = (new double[horizon], 0);
        foreach (var t in steps)
        {
            if (Clean.Opening.IsOnClosedWeekday(t))
                continue;
            var value = Math.Max(0, open[next++]) * (withEffects ? Effects.Factor[t] : 1);
            mean[t - Filled.Length] = Clean.Opening.IsClosed(t) ? 0 : value;
        }
        return mean;
    }

    private static double[] LevelsOf(CleanHistory clean, double[] factor)
    {
        var values = clean.Filled.Values;
        var levels = new double[values.Length];
        var recent = values.Length == 0 ? 0 : values.Average();
        for (var t = 0; t < levels.Length; t++)
        {
            levels[t] = clean.Informative[t] ? values[t] / factor[t] : recent;
            recent += 0.2 * (levels[t] - recent);
        }
        return levels;
    }

    private double[] SeasonLengths() =>
        Filled.Frequency == Frequency.Daily ? [Clean.Opening.OpenWeekdays] : Filled.SeasonLengths;

    private Series Compress(Func<int, double> value, double[] seasons) =>
        new(Array.ConvertAll(_open, t => value(t))) { Id = Filled.Id, SeasonLengths = seasons };
}
