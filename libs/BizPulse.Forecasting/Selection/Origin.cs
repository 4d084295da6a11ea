using BizPulse.Forecasting.Calendar;
using BizPulse.Forecasting.Cleaning;
using BizPulse.Forecasting.Global;

namespace BizPulse.Forecasting.Selection;

/// <summary>
/// A catalogue as it was known some steps before its end, with what is learnt from all series together.
/// </summary>
internal sealed class Origin
{
    private const int FewestForGlobal = 5;
    private const int MostShared = 3000; // more series teach little that is new
    private const int MostNewer = 28; // steps by which a history may be newer than what was learnt from

    private readonly IReadOnlyList<Series> _catalogue;
    private readonly int _horizon;
    private readonly ClosedDays _closed;
    private readonly GroupEffects? _groups;
    private readonly GlobalModel? _global;

    /// <param name="closedAreStated">Whether series state all closed days, so that none are to be found.</param>
    /// <param name="older">An origin whose trees are good enough here; without one they are learnt.</param>
    public Origin(
        IReadOnlyList<Series> catalogue, int back, int horizon, int threads, bool closedAreStated = false,
        Origin? older = null)
    {
        (_catalogue, Back, _horizon) = (catalogue, back, horizon);
        var shared = Math.Min(catalogue.Count, MostShared);
        var known = Enumerable.Range(0, shared).Select(i => Known((int)((long)i * catalogue.Count / shared)))
            .OfType<Series>().ToList();
        _closed = closedAreStated || known.Count == 0 ? ClosedDays.Stated : ClosedDays.FoundIn(known);
        if (known.Count < FewestForGlobal)
            return;
        known = [.. known.Select(one => _closed.StatedIn(one, horizon + MostNewer))];
        _groups = GroupEffects.Of(known, horizon + MostNewer, threads);
        if (known[0].HasCalendar)
            _global = older?._global?.At(known) ?? GlobalModel.TrainOnStated(known, horizon, OnThreads(threads));
    }

    /// <summary>How many steps before the catalogue's end it lies.</summary>
    public int Back { get; }

    /// <summary>The history of one series up to the origin, prepared; null when nothing of it was known.</summary>
    public PreparedHistory? Prepare(int number) => Known(number) is { } series ? Prepare(series) : null;

    /// <summary>Any history prepared with what was learnt at the origin.</summary>
    public PreparedHistory Prepare(Series series)
    {
        var clean = HistoryCleaner.Clean(_closed.StatedIn(series, _horizon));
        return new(clean, CalendarEffects.Of(clean, _horizon, _groups?.For(series, _horizon)), _global);
    }

    private static GlobalModelOptions OnThreads(int threads)
    {
        var options = new GlobalModelOptions();
        var tree = options.Boosting.Tree with { Threads = threads };
        return options with { Boosting = options.Boosting with { Tree = tree } };
    }

    private Series? Known(int number)
    {
        var series = _catalogue[number];
        return series.Length <= Back ? null : series.AsKnownAt(series.Length - Back);
    }
}
