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

    internal LearntCatalogue(IReadOnlyList<Series> catalogue, int horizon, int paths, int threads)
    {
        _place = new (CatalogueForecast, int)[catalogue.Count];
        foreach (var group in Enumerable.Range(0, catalogue.Count).GroupBy(
            i => (catalogue[i].Frequency, catalogue[i].HasCalendar)))
        {
            var part = new CatalogueForecast([.. group.Select(i => catalogue[i])], horizon, paths, threads);
            foreach (var (number, i) in group.Index())
                _place[i] = (part, number);
        }
    }

    public int Count => _place.Length;

    /// <summary>The forecast of a series as it was learnt from.</summary>
    /// <param name="number">Its place in the catalogue.</param>
    public DemandForecast Forecast(int number) => _place[number].Part.Of(_place[number].Number);

    /// <summary>
    /// The same methods and weights on a newer or corrected history of the same series: cheap, nothing is chosen again.
    /// </summary>
    public DemandForecast Forecast(int number, Series newer)
    {
        ArgumentNullException.ThrowIfNull(newer);
        return _place[number].Part.Of(_place[number].Number, newer);
    }

    /// <summary>
    /// Lets the weights of an earlier choice (<see cref="DemandForecast.Models"/>) be challenged by the new ones on the
    /// same past origins. Unless the challenger is promoted, forecasts of this series have the champion's weights from
    /// here on.
    /// </summary>
    public GateDecision Challenge(int number, IReadOnlyList<ModelShare> champion)
    {
        ArgumentNullException.ThrowIfNull(champion);
        return _place[number].Part.Challenge(_place[number].Number, champion);
    }

    /// <summary>
    /// Ends the choosing: lets go of the past forecasts that choices are judged by, most of what it keeps. Forecasts
    /// stay the same, of newer histories too; champions can't challenge any more.
    /// </summary>
    public void Settle()
    {
        foreach (var part in _place.Select(place => place.Part).Distinct())
            part.Settle();
    }
}
