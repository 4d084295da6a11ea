using System.Globalization;
using BizPulse.Forecasting.Models;

namespace BizPulse.Forecasting.Tests.Models;

/// <summary>What R's forecast package answers on shared examples; made by the scripts in <c>reference/</c>.</summary>
internal static class Reference
{
    private static readonly Dictionary<string, Series> Examples = Rows("series.csv").ToDictionary(
        row => row[0],
        row => new Series(Numbers(row[2..]))
        {
            Id = row[0],
            SeasonLengths = row[1] == "1" ? [] : [double.Parse(row[1], CultureInfo.InvariantCulture)]
        });

    private static readonly Dictionary<(string, string), double[]> Answers =
        Rows("classical.csv").ToDictionary(row => (row[0], row[1]), row => Numbers(row[2..]));

    public sealed record EtsAnswer(string Series, string Form, double LogLikelihood, double[] Forecasts,
        double Alpha, double Beta, double Gamma, double Phi, double Level, double Trend, double[] Seasonal);

    public static IReadOnlyList<EtsAnswer> EtsFits { get; } =
    [
        .. from row in Rows("ets.csv")
           let x = Numbers(row[2..])
           select new EtsAnswer(row[0], row[1], x[0], x[1..15], x[15], x[16], x[17], x[18], x[19], x[20], x[21..]),
    ];

    public sealed record ArimaAnswer(
        string Method, string Series, ArimaOrder Order, double LogLikelihood, double[] Forecasts);

    public static IReadOnlyList<ArimaAnswer> ArimaFits { get; } =
    [
        .. from row in Rows("arima.csv")
           let o = Array.ConvertAll(row[2..9], int.Parse)
           let x = Numbers(row[9..])
           select new ArimaAnswer(
               row[0], row[1], new ArimaOrder(o[0], o[1], o[2], o[3], o[4], o[5], o[6] == 1), x[0], x[1..]),
    ];

    public static Series Series(string name) => Examples[name];

    public static double LogLikelihood(string series, string method) => Answers[(series, method)][0];

    public static double[] Forecast(string series, string method) => Answers[(series, method)][1..];

    public static IEnumerable<string> SeriesWith(string method) =>
        Answers.Keys.Where(key => key.Item2 == method).Select(key => key.Item1);

    /// <summary>Point forecasts agree when they lie within one per cent of the series' usual size.</summary>
    public static void AssertAgrees(string series, string method, IForecastModel model)
    {
        var expected = Forecast(series, method);
        var actual = model.Fit(Series(series)).Mean(expected.Length);
        var scale = expected.Average(Math.Abs);
        for (var step = 0; step < expected.Length; step++)
            Assert.True(Math.Abs(actual[step] - expected[step]) <= 0.01 * Math.Max(scale, Math.Abs(expected[step])),
                $"{series}, {method}, step {step}: {actual[step]} instead of {expected[step]}");
    }

    private static IEnumerable<string[]> Rows(string file) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "reference", file)).Select(line => line.Split(','));

    private static double[] Numbers(string[] cells) =>
        Array.ConvertAll(cells, cell => double.Parse(cell, CultureInfo.InvariantCulture));
}
