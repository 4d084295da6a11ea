using BizPulse.Forecasting;

namespace BizPulse.Forecasts.Histories;

/// <summary>
/// Makes series of what was sold: quiet days are zeros, empty shelves and closed days are marked, prices, promotions
/// and holidays stand beside.
/// </summary>
internal sealed class HistoryLoader(
    HistoryQueries queries, HouseCalendar house, HolidayCalendar holidays, ForecastSettings settings)
{
    // when locations with so much of a product's sales are empty, a day tells too little
    private const double MuchOfDemand = 0.25;
    private const int Lately = 56;

    public async Task<IReadOnlyList<ProductHistory>> LoadAsync(string[] skus, DateOnly origin, CancellationToken ct)
    {
        var from = origin.AddDays(1 - settings.HistoryDays);
        var facts = await queries.FactsAsync(skus, ct);
        var (reading, looking, closings) = (
            queries.SalesAsync(skus, from, origin, ct), queries.EmptyShelvesAsync(skus, from, origin, ct),
            house.ClosedDaysAsync(from, origin, ct));
        await Task.WhenAll(reading, looking, closings);
        var sales = (await reading).ToLookup(day => day.Key, StringComparer.Ordinal);
        var empty = (await looking).ToLookup(shelf => shelf.Sku, StringComparer.Ordinal);
        var closed = await closings;
        return [.. facts.Select(
            product => HistoryOf(product, [.. sales[product.Sku]], empty[product.Sku], closed, origin))];
    }

    /// <summary>Units and revenue of the categories, and of the whole house under the key ''.</summary>
    public async Task<IReadOnlyList<(string Key, Series Units, Series Revenue)>> LoadSumsAsync(
        DateOnly origin, CancellationToken ct)
    {
        var from = origin.AddDays(1 - settings.HistoryDays);
        var sales = await queries.CategorySalesAsync(from, origin, ct);
        var closed = await house.ClosedDaysAsync(from, origin, ct);
        return [.. sales.GroupBy(day => day.Key, StringComparer.Ordinal)
            .Select(key =>
                (
                    key.Key, Sum(key.Key, [.. key], closed, origin, day => day.Units),
                    Sum(key.Key, [.. key], closed, origin, day => Math.Max(0, day.Revenue))))
            .Where(key => key.Item2.Length > 0)];
    }

    private Series Sum(
        string key, DaySales[] sales, IReadOnlySet<DateOnly> closed, DateOnly origin, Func<DaySales, double> value)
    {
        var sum = Daily(key, sales, origin, value);
        return sum.Length == 0
            ? sum
            : sum with { States = States(sum, [], closed), Regressors = [.. holidays.Of(sum)] };
    }

    private ProductHistory HistoryOf(
        ProductFacts product, DaySales[] sales, IEnumerable<EmptyShelf> empty, IReadOnlySet<DateOnly> closed,
        DateOnly origin)
    {
        var demand = Daily(product.Sku, sales, origin, day => day.Units);
        if (demand.Length > 0)
            demand = demand with
            {
                Product = product.Sku,
                Category = product.Category,
                States = States(demand, empty, closed),
                Regressors = [.. Regressors(demand, sales), .. holidays.Of(demand)],
            };
        var lately = sales.Where(day => day.Day > origin.AddDays(-Lately)).ToList();
        double? price = lately.Sum(day => day.Units) is > 0 and var units
            && lately.Sum(day => day.Revenue) is > 0 and var revenue ? revenue / units : null;
        return new(
            product.Sku, product.Category, demand, sales.Sum(day => day.Lines), price, product.DataVersion,
            product.Trace);
    }

    private static Series Daily(string id, DaySales[] sales, DateOnly origin, Func<DaySales, double> value)
    {
        var opening = Array.FindIndex(sales, day => value(day) > 0);
        if (opening < 0)
            return new([]) { Id = id };
        var first = sales[opening].Day;
        var values = new double[origin.DayNumber - first.DayNumber + 1];
        foreach (var day in sales.AsSpan(opening))
            values[day.Day.DayNumber - first.DayNumber] = value(day);
        return new(values) { Id = id, Start = first.ToDateTime(TimeOnly.MinValue), Frequency = Frequency.Daily };
    }

    private DayState[] States(Series demand, IEnumerable<EmptyShelf> empty, IReadOnlySet<DateOnly> closed)
    {
        var start = DateOnly.FromDateTime(demand.Start!.Value);
        var first = start.DayNumber;
        var missing = new double[demand.Length];
        foreach (var shelf in empty)
            for (var t = Math.Max(0, shelf.From.DayNumber - first);
                t <= Math.Min(demand.Length - 1, shelf.To.DayNumber - first);
                t++)
                missing[t] += shelf.Share;
        DayState[] states = [.. Enumerable.Range(0, demand.Length + settings.Days).Select(t =>
            (t >= demand.Length || demand.Values[t] == 0) && closed.Contains(start.AddDays(t)) ? DayState.Closed
            : t < demand.Length && missing[t] >= MuchOfDemand ? DayState.OutOfStock : DayState.Sold)];
        // A closed day says that the calendar is known, and so does every other one ahead.
        return states.Contains(DayState.Closed) ? states
            : states.Contains(DayState.OutOfStock) ? states[..demand.Length] : [];
    }

    // What was promoted is known, what will be is not. A day without a sale, or with a promotion, has the regular price
    // of those before.
    private static IEnumerable<Regressor> Regressors(Series demand, DaySales[] sales)
    {
        var first = DateOnly.FromDateTime(demand.Start!.Value).DayNumber;
        var (prices, promotions) = (new double[demand.Length], new double[demand.Length]);
        foreach (var day in sales.Where(day => day.Units > 0 && day.Day.DayNumber >= first))
        {
            var t = day.Day.DayNumber - first;
            if (day.PromotedUnits > day.Units / 2)
                promotions[t] = 1;
            else
                prices[t] = Math.Max(0, day.Revenue / day.Units);
        }
        if (Array.Find(prices, price => price > 0) is > 0 and var known)
        {
            for (var t = 0; t < prices.Length; t++)
                known = prices[t] = prices[t] > 0 ? prices[t] : known;
            yield return new("price", prices, RegressorKind.Price);
        }
        if (promotions.Contains(1))
            yield return new("promotion", promotions, RegressorKind.Promotion);
    }
}
