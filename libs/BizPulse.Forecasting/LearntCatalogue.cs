using BizPulse.Forecasting.Cleaning;
using BizPulse.Forecasting.Selection;

namespace BizPulse.Forecasting;

/// <summary>
/// A catalogue whose methods are chosen: forecasts of its series, one at a time, also from newer histories of the same
/// series.
/// </summary>
/// <remarks>
/// Any number of threads may ask at once. It keeps what it learnt, so let go of it when it is no longer needed.
/// </remarks>
public sealed class LearntCatalogue
{
    private readonly (CatalogueForecast Part, int Number)[] _place;
    private readonly Dictionary<int, UnusableSeriesException> _refused = [];

    internal LearntCatalogue(
        IReadOnlyList<Series> catalogue, int horizon, int paths, int threads, bool closedAreStated)
    {
        _place = new (CatalogueForecast, int)[catalogue.Count];
        for (var i = 0; i < catalogue.Count; i++)
            if (SeriesCheck.ReasonAgainst(catalogue[i]) is { } reason)
                _refused[i] = new(catalogue[i]?.Id ?? $"{i}", reason);
        foreach (var group in Enumerable.Range(0, catalogue.Count).Where(i => !_refused.ContainsKey(i)).GroupBy(
            i => (catalogue[i].Frequency, catalogue[i].HasCalendar)))
        {
            var part = new CatalogueForecast(
                [.. group.Select(i => catalogue[i])], horizon, paths, threads, closedAreStated);
            foreach (var (number, i) in group.Index())
                _place[i] = (part, number);
        }
    }

    public int Count => _place.Length;

    /// <summary>Why a series cannot be forecast; null for a sound one. Nothing was learnt from it.</summary>
    /// <param name="number">Its place in the catalogue.</param>
    public UnusableSeriesException? RefusalOf(int number) => _refused.GetValueOrDefault(number);

    /// <summary>The forecast of a series as it was learnt from.</summary>
    /// <param name="number">Its place in the catalogue.</param>
    /// <exception cref="UnusableSeriesException">It was refused.</exception>
    public DemandForecast Forecast(int number)
    {
        var (part, place) = PlaceOf(number);
        return part.Of(place);
    }

    /// <summary>
    /// The same methods and weights on a newer or corrected history of the same series: cheap, nothing is chosen again.
    /// </summary>
    public DemandForecast Forecast(int number, Series newer)
    {
        ArgumentNullException.ThrowIfNull(newer);
        var (part, place) = PlaceOf(number);
        return SeriesCheck.ReasonAgainst(newer) is { } reason
            ? throw new UnusableSeriesException(newer.Id, reason)
            : part.Of(place, newer);
    }

    /// <summary>
    /// Lets the weights of an earlier choice (<see cref="DemandForecast.Models"/>) be challenged by the new ones on the
    /// same past origins. Unless the challenger is promoted, forecasts of this series have the champion's weights from
    /// here on.
    /// </summary>
    public GateDecision Challenge(int number, IReadOnlyList<ModelShare> champion)
    {
        ArgumentNullException.ThrowIfNull(champion);
        var (part, place) = PlaceOf(number);
        return part.Challenge(place, champion);
    }

    /// <summary>
    /// Ends the choosing: lets go of the past forecasts that choices are judged by, most of what it keeps. Forecasts
    /// stay the same, of newer histories too; champions can't challenge any more.
    /// </summary>
    public void Settle()
    {
        foreach (var part in _place.Where((_, i) => !_refused.ContainsKey(i)).Select(place => place.Part).Distinct())
            part.Settle();
    }

    private (CatalogueForecast Part, int Number) PlaceOf(int number) =>
        _refused.TryGetValue(number, out var refusal)
            ? throw new UnusableSeriesException(refusal.Id, refusal.Reason)
            : _place[number];
}
