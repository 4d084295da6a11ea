using BizPulse.Bench.Models;
using BizPulse.Forecasting;

namespace BizPulse.Bench.Forecast;

/// <summary>
/// R's forecast package on some of the same series from the same origin: how accurate it is beside the automatic
/// choice, how fast.
/// </summary>
internal static class BesideR
{
    private const int Sample = 12; // auto.arima takes seconds for each
    private const int Longest = 730;
    private const int LongestArimaSeason = 12; // beyond it a single one takes minutes

    private static readonly (string Name, string Call)[] s_methods =
        [
            ("thetaf", "thetaf(y, h)"), ("ets", "forecast(ets(y), h)"), ("auto_arima", "forecast(auto.arima(y), h)"),
            ("stlf", "stlf(y, h)")];

    /// <param name="own">The automatic choice's forecasts of the last origin.</param>
    public static void Measure(
        BenchSet set, IReadOnlyList<ForecastDistribution> own, SortedDictionary<string, double> results)
    {
        var cases = set.Origins[^1];
        var count = Math.Min(Sample, cases.Count);
        int[] chosen = [.. Enumerable.Range(0, count).Select(i => (int)((long)i * cases.Count / count))];
        Series[] histories =
            [.. chosen.Select(i => cases[i].History).Select(one => one.From(Math.Max(0, one.Length - Longest)))];
        var ownCard = Card(set, [.. chosen.Select(i => (cases[i], own[i].Mean))]);
        foreach (var (name, call) in s_methods.Where(method => Suits(method.Name, set.Season)))
        {
            if (RForecast.Forecast(call, histories, set.Season, set.Horizon) is not { } r)
                continue;
            var card = Card(
                set,
                [.. chosen.Select((i, k) => (cases[i], Array.ConvertAll(r.Means[k], value => Math.Max(0, value))))]);
            var key = $"{set.Key}_r_{name}";
            results[$"{key}_wape_ratio"] = ownCard.Wape / card.Wape;
            results[$"{key}_mase_ratio"] = ownCard.Mase / card.Mase;
            var perSecond = count / r.Seconds;
            results[$"{key}_series_per_s_1core"] = perSecond;
            results[$"{key}_speed_ratio"] = results[$"{set.Key}_series_per_s_1core"] / perSecond;
            Console.WriteLine(
                $"  R {name,-12}{count,3} series of the last origin: wape {card.Wape:0.0} (auto {ownCard.Wape:0.0}, "
                + $"ratio {ownCard.Wape / card.Wape:0.00}), "
                + $"mase {card.Mase:0.000} (ratio {ownCard.Mase / card.Mase:0.00}), {perSecond:0.0} series/s of one "
                + $"core (auto {results[$"{key}_speed_ratio"]:0.00} times as many)");
        }
    }

    private static bool Suits(string method, int season) => method switch
    {
        "stlf" => season > 1,
        "auto_arima" => season <= LongestArimaSeason,
        _ => true,
    };

    private static ScoreCard Card(BenchSet set, IReadOnlyList<(BenchCase Case, double[] Mean)> forecasts)
    {
        var card = new ScoreCard(set.Season);
        foreach (var (one, mean) in forecasts)
            card.Add(one, new(mean, new SamplePaths(mean.Length, 1)));
        return card;
    }
}
