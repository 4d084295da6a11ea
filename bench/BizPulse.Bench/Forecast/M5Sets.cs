using BizPulse.Forecasting;

namespace BizPulse.Bench.Forecast;

/// <summary>
/// S2 to S4: Walmart's unit sales per product and per department, with prices, events and food-stamp days known ahead.
/// </summary>
internal sealed class M5Sets
{
    private const int Horizon = 28;
    private static readonly DateTime s_first = new(2011, 1, 29);

    private readonly string _folder;
    private readonly Dictionary<string, int> _weekStart = []; // first day index of each Walmart week
    private readonly List<Regressor> _events = [];
    private readonly Dictionary<string, Regressor> _foodStamps = [];
    private readonly Lazy<Dictionary<(string Store, string Item), List<(int Day, double Price)>>> _prices;

    public M5Sets(string folder)
    {
        _folder = Path.Combine(folder, "m5");
        ReadCalendar();
        _prices = new(ReadPrices);
    }

    public BenchSet FullHistory(bool earlier) => new("s2", "S2 M5 products, full history", 7, Horizon,
        Origins(
            Products("m5-sales-full-history.csv.gz"), earlier ? [1745, 1773, 1801] : [1857, 1885, 1913], minimum: 28));

    public BenchSet ShortHistory(bool earlier) => new("s3", "S3 M5 products, 152 days of history", 7, Horizon,
        Origins(Products("m5-sales-180d-sample.csv.gz"), earlier ? [1885] : [1913], minimum: 56));

    public BenchSet Departments(bool earlier) => new("s4", "S4 M5 departments by store", 7, Horizon,
        Origins(Totals(), earlier ? [1829, 1857, 1885] : [1913], minimum: 28));

    /// <summary>All products of the full histories, untouched by any origin.</summary>
    public IReadOnlyList<Series> FullHistories() => [.. Products("m5-sales-full-history.csv.gz")];

    private static List<IReadOnlyList<BenchCase>> Origins(IEnumerable<Series> series, int[] lastDays, int minimum)
    {
        var all = series.ToList();
        return [.. lastDays.Select(last => (IReadOnlyList<BenchCase>)
            [.. from one in all
                let length = last - (one.Start!.Value - s_first).Days
                where length >= minimum
                select BenchCase.Cut(one, length, Horizon)])];
    }

    // A history begins with its first sale.
    private IEnumerable<Series> Products(string file)
    {
        var firstDay = 0;
        foreach (var row in Csv.Read(Path.Combine(_folder, file)))
        {
            if (row[0] == "id")
            {
                firstDay = int.Parse(row[6][2..]) - 1;
                continue;
            }
            var values = Csv.Numbers(row[6..]);
            var sold = Array.FindIndex(values, value => value > 0);
            if (sold < 0)
                continue;
            var start = firstDay + sold;
            yield return new Series(values[sold..])
            {
                Id = row[0],
                Product = row[1],
                Category = row[2],
                Store = row[4],
                Start = s_first.AddDays(start),
                Frequency = Frequency.Daily,
                Regressors = [Prices(row[4], row[1], start, values.Length - sold), .. Calendar(row[5], start)],
            };
        }
    }

    private IEnumerable<Series> Totals() =>
        from row in Csv.Read(Path.Combine(_folder, "m5-dept-store-full-history.csv.gz")).Skip(1)
        select new Series(Csv.Numbers(row[4..]))
        {
            Id = row[1],
            Category = row[2],
            Store = row[3],
            Start = s_first,
            Frequency = Frequency.Daily,
            Regressors = [.. Calendar(row[3][..2], 0)],
        };

    // shared by all series that start on the same day
    private readonly Dictionary<(string, int), Regressor[]> _calendars = [];

    private Regressor[] Calendar(string state, int start)
    {
        if (!_calendars.TryGetValue((state, start), out var calendar))
            _calendars[(state, start)] = calendar =
                [.. _events.Append(_foodStamps[state]).Select(
                    regressor => regressor with { Values = regressor.Values[start..] })];
        return calendar;
    }

    private Regressor Prices(string store, string item, int start, int length)
    {
        var values = new double[length];
        foreach (var (day, price) in _prices.Value[(store, item)])
            if (day + 7 > start)
                values.AsSpan(Math.Min(length, Math.Max(0, day - start))).Fill(price); // stays until the next week's
        var known = Array.FindIndex(values, price => price > 0);
        if (known > 0)
            values.AsSpan(0, known).Fill(values[known]);
        return new("price", values, RegressorKind.Price);
    }

    private void ReadCalendar()
    {
        var days = Csv.Read(Path.Combine(_folder, "m5-calendar.csv.gz")).Skip(1).ToList();
        for (var t = 0; t < days.Count; t++)
            _weekStart.TryAdd(days[t][1], t);
        foreach (var (state, column) in new[] { ("CA", 11), ("TX", 12), ("WI", 13) })
            _foodStamps[state] = new("snap", [.. days.Select(day => Csv.Number(day[column]))], RegressorKind.Other);
        foreach (var name in days.SelectMany(day => new[] { day[7], day[9] }).Where(name => name.Length > 0).Distinct())
            _events.Add(
                new(name, [.. days.Select(day => day[7] == name || day[9] == name ? 1.0 : 0)], RegressorKind.Event));
    }

    private Dictionary<(string, string), List<(int, double)>> ReadPrices()
    {
        var prices = new Dictionary<(string, string), List<(int, double)>>();
        foreach (var row in Csv.Read(Path.Combine(_folder, "m5-prices-sample.csv.gz")).Skip(1))
        {
            if (!prices.TryGetValue((row[0], row[1]), out var weeks))
                prices[(row[0], row[1])] = weeks = [];
            weeks.Add((_weekStart[row[2]], Csv.Number(row[3])));
        }
        foreach (var weeks in prices.Values)
            weeks.Sort();
        return prices;
    }
}
