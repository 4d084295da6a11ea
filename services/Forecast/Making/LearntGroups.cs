using BizPulse.Forecasting;
using BizPulse.Forecasts.Histories;

namespace BizPulse.Forecasts.Making;

/// <summary>What was learnt last, kept so that a changed product need not wait for it to be learnt again.</summary>
internal sealed class LearntGroups
{
    private const int MostProducts = 3000; // settled, it is some fifty kilobytes a product
    private const int MostNewerDays = 28; // as far as the engine takes newer histories

    private readonly Lock _lock = new();
    private readonly LinkedList<Group> _groups = [];

    public void Keep(LearntCatalogue learnt, IReadOnlyList<ProductHistory> histories)
    {
        var group = new Group(learnt, histories.Index().ToDictionary(
            one => one.Item.Sku, one => new Place(learnt, one.Index, EndOf(one.Item.Demand), one.Item.Demand.Length),
            StringComparer.Ordinal));
        lock (_lock)
        {
            foreach (var older in _groups.Where(older => older.Places.Keys.Any(group.Places.ContainsKey)).ToList())
                _groups.Remove(older);
            _groups.AddFirst(group);
            while (_groups.Count > 1 && _groups.Sum(kept => kept.Places.Count) > MostProducts)
                _groups.RemoveLast();
        }
    }

    /// <summary>Where the product was learnt from, if its history has hardly grown since.</summary>
    public (LearntCatalogue Learnt, int Number)? Find(ProductHistory history)
    {
        lock (_lock)
        {
            foreach (var group in _groups)
            {
                if (group.Places.TryGetValue(history.Sku, out var place))
                    return Fits(place, history.Demand) ? (place.Learnt, place.Number) : null;
            }
            return null;
        }
    }

    private static bool Fits(Place place, Series newer) =>
        EndOf(newer) - place.End is >= 0 and <= MostNewerDays
            && newer.Length - place.Length is >= -MostNewerDays and <= MostNewerDays;

    private static int EndOf(Series series) => DateOnly.FromDateTime(series.TimeAt(series.Length - 1)).DayNumber;

    private sealed record Group(LearntCatalogue Learnt, Dictionary<string, Place> Places);

    private sealed record Place(LearntCatalogue Learnt, int Number, int End, int Length);
}
