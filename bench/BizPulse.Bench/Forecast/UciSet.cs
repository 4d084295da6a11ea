using BizPulse.Forecasting;
using BizPulse.Forecasting.Calendar;

namespace BizPulse.Bench.Forecast;

/// <summary>S1: daily revenue of a gift wholesaler that never opens on Saturday.</summary>
internal static class UciSet
{
    private const int Horizon = 30;
    private static readonly DateTime s_first = new(2010, 12, 1);
    private static readonly string[] s_origins =
        ["2011-06-12", "2011-07-12", "2011-08-11", "2011-09-10", "2011-10-10", "2011-11-09"];
    private static readonly string[] s_earlier = ["2011-03-31", "2011-04-12", "2011-04-27", "2011-05-12"];

    private readonly record struct Line(
        bool Cancelled, string Code, string Customer, double Quantity, double Price, DateTime At);

    public static IEnumerable<BenchSet> Load(string folder, bool earlier)
    {
        var lines = Csv.Read(Path.Combine(folder, "uci-online-retail.csv.gz")).Skip(1)
            .Select(row =>
                new Line(
                    row[0].StartsWith('C'), row[1], row[6], Csv.Number(row[3]), Csv.Number(row[5]), Csv.Date(row[4])))
            .ToList();
        yield return Set("s1_gross", "S1 UCI daily revenue, gross", Sales(lines), lines, earlier);
        yield return Set(
            "s1_net", "S1 UCI daily revenue, net of exact cancellations", Sales(lines).Except(TakenBack(lines)), lines,
            earlier);
    }

    private static IEnumerable<int> Sales(List<Line> lines) =>
        Enumerable.Range(0, lines.Count).Where(i => lines[i] is { Cancelled: false, Quantity: > 0, Price: > 0 });

    // A cancellation takes back the latest earlier sale of the same customer, code, price and opposite quantity.
    private static IEnumerable<int> TakenBack(List<Line> lines)
    {
        var open = new Dictionary<(string, string, double, double), Stack<int>>();
        foreach (var i in Enumerable.Range(0, lines.Count).OrderBy(i => lines[i].At).ThenBy(i => i))
        {
            var line = lines[i];
            var key = (line.Customer, line.Code, line.Price, Math.Abs(line.Quantity));
            if (line is { Cancelled: true, Quantity: < 0, Customer.Length: > 0 }
                && open.TryGetValue(key, out var sales) && sales.TryPop(out var sale))
                yield return sale;
            else if (line is { Cancelled: false, Quantity: > 0, Price: > 0 })
                (open.TryGetValue(key, out var stack) ? stack : open[key] = new()).Push(i);
        }
    }

    private static BenchSet Set(string key, string title, IEnumerable<int> sales, List<Line> lines, bool earlier)
    {
        var values = new double[(new DateTime(2011, 12, 9) - s_first).Days + 1];
        foreach (var i in sales)
            values[(lines[i].At.Date - s_first).Days] += lines[i].Quantity * lines[i].Price;

        var series = new Series(values) { Id = key, Start = s_first, Frequency = Frequency.Daily };
        series = series with { Regressors = [PublicHolidays.AsRegressor(PublicHolidays.England, series, horizon: 0)] };
        return new(key, title, Season: 7, Horizon,
            [.. (earlier ? s_earlier : s_origins).Select(
                day => new[] { BenchCase.Cut(series, (Csv.Date(day) - s_first).Days + 1, Horizon) })]);
    }
}
