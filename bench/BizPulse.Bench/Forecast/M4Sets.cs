using BizPulse.Forecasting;

namespace BizPulse.Bench.Forecast;

/// <summary>S5: series of the M4 competition, without dates.</summary>
internal static class M4Sets
{
    public static IEnumerable<BenchSet> Load(string folder, bool earlier) =>
    [
        Set(folder, "s5_weekly", "m4-weekly", Frequency.Weekly, season: 1, earlier),
        Set(folder, "s5_hourly", "m4-hourly", Frequency.Hourly, season: 24, earlier),
        Set(folder, "s5_daily", "m4-daily-subset", Frequency.Daily, season: 1, earlier),
    ];

    private static BenchSet Set(string folder, string key, string file, Frequency frequency, int season, bool earlier)
    {
        var test = Csv.Read(Path.Combine(folder, "m4", $"{file}-test.csv.gz")).Skip(1).ToDictionary(
            row => row[0], row => Csv.Numbers(row[1..]));
        var cases = (
            from row in Csv.Read(Path.Combine(folder, "m4", $"{file}-train.csv.gz")).Skip(1)
            let series = new Series(Csv.Numbers(row[1..])) { Id = row[0], Frequency = frequency }
            select new BenchCase(series, test[row[0]])).ToArray();
        var horizon = cases[0].Actual.Length;
        if (earlier)
            cases = [.. cases.Where(c => c.History.Length > 3 * horizon).Select(
                c => BenchCase.Cut(c.History, c.History.Length - horizon, horizon))];
        return new(key, $"S5 M4 {key[3..]}", season, horizon, [cases]) { IsM4 = true };
    }
}
