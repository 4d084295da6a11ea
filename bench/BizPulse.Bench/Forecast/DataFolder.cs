using System.Globalization;
using System.Text.Json;
using BizPulse.Forecasting;

namespace BizPulse.Bench.Forecast;

/// <summary>
/// Any other data set: <c>series.csv[.gz]</c> with <c>id,date,value[,price,promotion,event,in_stock,open]</c> and
/// <c>dataset.json</c>.
/// </summary>
internal static class DataFolder
{
    private sealed record Description(string Name, Frequency Frequency, int Season, int Horizon, JsonElement Origins);

    private static readonly string[] s_files = ["series.csv", "series.csv.gz"];

    private sealed record Row(DateTime At, string[] Fields);

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    public static BenchSet Load(string folder)
    {
        var about = JsonSerializer.Deserialize<Description>(
            File.ReadAllText(Path.Combine(folder, "dataset.json")), s_json)!;
        var file = s_files.Select(name => Path.Combine(folder, name)).First(File.Exists);
        var rows = Csv.Read(file);
        var columns = rows.First().Index().ToDictionary(column => column.Item.Trim(), column => column.Index);
        var series = SpokenIds.Read([.. rows.Skip(1)
            .GroupBy(row => row[columns["id"]], row => new Row(Csv.Date(row[columns["date"]]), row))
            .Select(group => FromFirstSale(ToSeries(group.Key, [.. group.OrderBy(row => row.At)], columns, about)))]);
        return new(
            about.Name.ToLowerInvariant().Replace(' ', '_'), about.Name, about.Season, about.Horizon,
            [.. OriginsOf(about, series).Select(origin => Cut(series, origin, about.Horizon))]);
    }

    // Missing dates and empty values are days without data, not days without sales.
    private static Series ToSeries(string id, Row[] rows, Dictionary<string, int> columns, Description about)
    {
        var empty = new Series([]) { Id = id, Start = rows[0].At, Frequency = about.Frequency };
        var steps = new Dictionary<DateTime, int>();
        for (var t = 0; steps.Count == 0 || empty.TimeAt(t) <= rows[^1].At; t++)
            steps[empty.TimeAt(t)] = t;

        var (values, states) = (new double[steps.Count], new DayState[steps.Count]);
        Array.Fill(states, DayState.NoData);
        foreach (var (at, fields) in rows.Select(row => (row.At, row.Fields)))
            if (steps.TryGetValue(at, out var t) && fields[columns["value"]] is { Length: > 0 } value)
            {
                values[t] = Csv.Number(value);
                states[t] = IsNot("open", fields) ? DayState.Closed
                    : IsNot("in_stock", fields) ? DayState.OutOfStock : DayState.Sold;
            }
        return empty with { Values = values, States = states, Regressors = [.. RegressorsOf(rows, columns, steps)] };

        bool IsNot(string what, string[] fields) => columns.TryGetValue(what, out var column) && IsZero(fields[column]);
    }

    // Zeros at the beginning say that a product was not there yet.
    private static Series FromFirstSale(Series series) =>
        series.From(Math.Max(0, Array.FindIndex(series.Values, value => value != 0)));

    private static IEnumerable<Regressor> RegressorsOf(
        Row[] rows, Dictionary<string, int> columns, Dictionary<DateTime, int> steps)
    {
        if (columns.TryGetValue("price", out var price))
            yield return new("price", Filled(Column(price, Csv.Number)), RegressorKind.Price);
        if (columns.TryGetValue("promotion", out var promotion))
            yield return new("promotion", Column(promotion, Strength), RegressorKind.Promotion);
        if (columns.TryGetValue("event", out var name))
            foreach (var kind in rows.Select(row => row.Fields[name]).Where(field => field.Length > 0 && !IsZero(field))
                .Distinct())
                yield return new(kind, Column(name, field => field == kind ? 1 : 0), RegressorKind.Event);

        double[] Column(int column, Func<string, double> read)
        {
            var values = new double[steps.Count];
            foreach (var row in rows)
                if (steps.TryGetValue(row.At, out var t) && row.Fields[column].Length > 0)
                    values[t] = read(row.Fields[column]);
            return values;
        }
    }

    private static double[] Filled(double[] prices)
    {
        var last = prices.FirstOrDefault(price => price > 0);
        for (var t = 0; t < prices.Length; t++)
            prices[t] = last = prices[t] > 0 ? prices[t] : last;
        return prices;
    }

    private static double Strength(string field) =>
        double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var strength) ? strength
        : string.Equals(field, "false", StringComparison.OrdinalIgnoreCase) ? 0 : 1;

    private static bool IsZero(string field) => field.Length > 0 && Strength(field) == 0;

    // Origins are last known dates, or a count of horizons back from the end.
    private static IEnumerable<DateTime> OriginsOf(Description about, IReadOnlyList<Series> series)
    {
        if (about.Origins.ValueKind == JsonValueKind.Array)
            return about.Origins.EnumerateArray().Select(origin => Csv.Date(origin.GetString()!));
        var longest = series.MaxBy(one => one.TimeAt(one.Length))!;
        return Enumerable.Range(1, about.Origins.GetInt32()).Reverse().Select(
            back => longest.TimeAt(longest.Length - 1 - back * about.Horizon));
    }

    private static IReadOnlyList<BenchCase> Cut(IReadOnlyList<Series> series, DateTime origin, int horizon) =>
        [.. from one in series
            let length = Enumerable.Range(0, one.Length).TakeWhile(t => one.TimeAt(t) <= origin).Count()
            where length > 0 && length + horizon <= one.Length
            select BenchCase.Cut(one, length, horizon)];
}
