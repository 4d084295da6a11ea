using BizPulse.Comparisons.Metrics;
using BizPulse.Comparisons.Models;
using BizPulse.Forecasting.Metrics;

namespace BizPulse.Forecasting.Tests.Metrics;

/// <summary>
/// The M4 organisers' own forecasts must score to the published digits, and our Naive2 must be theirs.
/// </summary>
public sealed class PublishedM4Forecasts
{
    [Theory]
    [InlineData("weekly", "Naive", 1, 9.063, 2.742)]
    [InlineData("hourly", "sNaive", 24, 13.778, 1.183)]
    [InlineData("daily-subset", "Naive", 1, 2.386, 3.357)]
    public void Score_to_the_published_digits(string set, string method, int season, double smape, double mase)
    {
        var (training, test) = (ById($"m4/m4-{set}-train.csv.gz"), ById($"m4/m4-{set}-test.csv.gz"));
        var published = SharedData.Rows($"m4/m4-{set}-published-forecasts.csv.gz").Where(row => row[0] == method)
            .ToList();

        Assert.Equal(smape, published.Average(row => PointError.Smape(test[row[1]], SharedData.Numbers(row[2..]))), 3);
        Assert.Equal(
            mase,
            published.Average(row =>
                ScaledError.Mase(test[row[1]], SharedData.Numbers(row[2..]), training[row[1]], season)!.Value),
            3);
    }

    [Theory]
    [InlineData("weekly", 1)]
    [InlineData("hourly", 24)]
    public void Naive2_gives_the_published_forecasts(string set, int season)
    {
        var training = ById($"m4/m4-{set}-train.csv.gz");
        foreach (var row in SharedData.Rows($"m4/m4-{set}-published-forecasts.csv.gz").Where(row => row[0] == "Naive2"))
        {
            var published = SharedData.Numbers(row[2..]);
            var own = new Naive2(season).Fit(new Series(training[row[1]])).Mean(published.Length);
            Assert.True(published.Zip(own, (a, b) => Math.Abs(a - b) / a).Max() < 1e-4, row[1]);
        }
    }

    private static Dictionary<string, double[]> ById(string file) =>
        SharedData.Rows(file).ToDictionary(row => row[0], row => SharedData.Numbers(row[1..]));
}
