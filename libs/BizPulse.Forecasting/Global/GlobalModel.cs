using BizPulse.Forecasting.Cleaning;
using BizPulse.Forecasting.Learning.Boosting;

namespace BizPulse.Forecasting.Global;

/// <summary>
/// One model learnt from all series of a catalogue: boosted trees on lags, calendar, prices, events and totals of
/// groups.
/// </summary>
/// <remarks>
/// A row describes one series at one origin and a step ahead of it; every value is measured by the series' own level,
/// so that large and small, steady and intermittent demand teach each other. Makridakis et al., <i>M5 accuracy
/// competition</i>, IJF 38(4), 2022, shows why: its best entries were such models.
/// </remarks>
public sealed class GlobalModel
{
    private readonly FeatureContext _context;
    private readonly RowForecast? _learnt;
    private readonly int _horizon;
    private readonly ClosedDays? _closed; // null where histories state them already

    private GlobalModel(FeatureContext context, RowForecast? learnt, int horizon, ClosedDays? closed = null) =>
        (_context, _learnt, _horizon, _closed) = (context, learnt, horizon, closed);

    /// <summary>What a learner makes of one row of features: the demand expected, relative to the level.</summary>
    internal delegate double RowForecast(ReadOnlySpan<float> row);

    /// <param name="histories">Known up to one common origin; states and regressors may go on beyond it. All of one
    /// frequency.</param>
    /// <param name="horizon">The number of steps to forecast.</param>
    /// <param name="options">The effort; by default fit for any catalogue.</param>
    public static GlobalModel Train(IReadOnlyList<Series> histories, int horizon, GlobalModelOptions? options = null)
    {
        options ??= new GlobalModelOptions();
        return Train(histories, horizon, options, Trees(options));
    }

    /// <summary>The same on histories that state their closed days.</summary>
    internal static GlobalModel TrainOnStated(
        IReadOnlyList<Series> histories, int horizon, GlobalModelOptions options) =>
        Train(histories, horizon, options, Trees(options), closed: null);

    /// <summary>The same rows for another learner.</summary>
    internal static GlobalModel Train(
        IReadOnlyList<Series> histories, int horizon, GlobalModelOptions options, Func<TrainingRows, RowForecast> learn)
    {
        ArgumentNullException.ThrowIfNull(histories);
        ArgumentOutOfRangeException.ThrowIfZero(histories.Count);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        var closed = ClosedDays.FoundIn(histories);
        return Train([.. histories.Select(one => closed.StatedIn(one, horizon))], horizon, options, learn, closed);
    }

    private static GlobalModel Train(
        IReadOnlyList<Series> histories, int horizon, GlobalModelOptions options, Func<TrainingRows, RowForecast> learn,
        ClosedDays? closed)
    {
        var context = new FeatureContext(histories);
        var rows = new GlobalTraining(histories, horizon, context, options).Rows();
        return new(context, rows is null ? null : learn(rows), horizon, closed);
    }

    private static Func<TrainingRows, RowForecast> Trees(GlobalModelOptions options) =>
        rows => BoostedTrees.Train(rows, new TweedieLoss(1.5), options.Boosting).Predict;

    /// <summary>
    /// The same trees for a later origin, whose histories they see as they are then; null where these differ in what is
    /// known of them.
    /// </summary>
    /// <param name="histories">Known up to the later origin.</param>
    internal GlobalModel? At(IReadOnlyList<Series> histories)
    {
        var context = new FeatureContext(histories);
        return context.HasSameFeaturesAs(_context) ? new(context, _learnt, _horizon) : null;
    }

    /// <summary>
    /// The expected demand of each step after the end of <paramref name="history"/>, which need not be one that was
    /// learnt from.
    /// </summary>
    public double[] Forecast(Series history)
    {
        ArgumentNullException.ThrowIfNull(history);
        history = _closed?.StatedIn(history, _horizon) ?? history;
        var forecast = new double[_horizon];
        var origin = history.Length - 1;
        var features = new SeriesFeatures(history, _context);
        var level = features.LevelAt(origin);
        if (level <= 0)
            return forecast;
        Span<float> row = new float[_context.Count];
        for (var ahead = 1; ahead <= _horizon; ahead++)
        {
            if (history.StateAt(origin + ahead) == DayState.Closed)
                continue;
            features.Write(row, origin, ahead, level);
            forecast[ahead - 1] = level * (_learnt?.Invoke(row) ?? 1);
        }
        return forecast;
    }
}
