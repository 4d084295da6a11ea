using BizPulse.Forecasting;
using BizPulse.Forecasting.Reconciliation;
using BizPulse.Forecasts.Stored;

namespace BizPulse.Forecasts.Making;

/// <summary>A product's newest forecast, as sums of categories need it.</summary>
/// <param name="Revenue">Of the last <see cref="SumForecaster.Lately"/> days, returns taken off.</param>
/// <param name="Units">Sold in these days.</param>
internal sealed record ProductOutlook(string Category, float[] Mean, double Revenue, double Units)
{
    public double NetPrice => Units > 0 ? Math.Max(0, Revenue / Units) : 0;
}

/// <summary>
/// Categories and the whole house. Their own histories give the distribution; its mean is made to agree with the
/// products. Units are the sum of the products' forecasts. Revenue is known better from its own history, so it meets
/// what the products suggest half way, and then the categories and the whole meet by their variances.
/// </summary>
internal sealed class SumForecaster(ForecastSettings settings)
{
    public const int Lately = 56;

    public IReadOnlyList<StoredForecast> Make(
        IReadOnlyList<(string Key, Series Units, Series Revenue)> sums, IReadOnlyList<ProductOutlook> products,
        DateOnly origin, long dataVersion)
    {
        if (sums.Count == 0)
            return [];
        // Few series leave threads idle, so the one is forecast beside the other.
        Series[][] measures = [[.. sums.Select(sum => sum.Units)], [.. sums.Select(sum => sum.Revenue)]];
        DemandForecast[][] own =
            [.. measures.AsParallel().AsOrdered().WithDegreeOfParallelism(Math.Min(2, settings.Threads))
                .Select(Forecast)];
        // What the engine refuses, such as revenue beyond reason, is left out.
        int[] sound = [.. Enumerable.Range(0, sums.Count).Where(i => own.All(measure => measure[i].Refusal is null))];
        sums = [.. sound.Select(i => sums[i])];
        DemandForecast[] units = [.. sound.Select(i => own[0][i])], revenue = [.. sound.Select(i => own[1][i])];
        var unitMeans = sums.Select((sum, i) => Agreeing(units[i].Mean, Sum(Members(products, sum.Key), _ => 1)))
            .ToArray();
        var revenueMeans = Reconciled(sums, revenue, products);
        return
        [
            .. sums.Select((sum, i) =>
                Describe(Subject.Sum(sum.Key, "units"), sum.Units, units[i], unitMeans[i], origin, dataVersion)),
            .. sums.Index().Where(sum => sum.Item.Revenue.Length > 0).Select(sum =>
                Describe(
                    Subject.Sum(sum.Item.Key, "revenue"), sum.Item.Revenue, revenue[sum.Index], revenueMeans[sum.Index],
                    origin, dataVersion)),
        ];
    }

    private DemandForecast[] Forecast(IReadOnlyList<Series> series) =>
        [.. ProductForecaster.Engine(settings.Threads).ForecastAll(series, settings.Days)];

    private static double[][] Reconciled(
        IReadOnlyList<(string Key, Series Units, Series Revenue)> sums, DemandForecast[] own,
        IReadOnlyList<ProductOutlook> products)
    {
        var means = sums.Select((sum, i) => Halfway(own[i].Mean, Suggested(sum.Revenue, Members(products, sum.Key))))
            .ToArray();
        var total = sums.Index().FirstOrDefault(sum => sum.Item.Key.Length == 0, (-1, default)).Index;
        int[] categories = [.. Enumerable.Range(0, sums.Count).Where(i => i != total)];
        // What is in no category would be squeezed out, so then the whole stands on its own.
        if (total < 0 || categories.Length == 0
            || categories.Sum(i => Recent(sums[i].Revenue)) < 0.99 * Recent(sums[total].Revenue))
            return means;

        var hierarchy = new Hierarchy([[.. Enumerable.Range(0, categories.Length)]], categories.Length);
        int[] nodes = [total, .. categories];
        var reconciled = Reconciler.Weighted(
            hierarchy, [.. nodes.Select(i => means[i])], [.. nodes.Select(i => Variance(own[i]))]);
        foreach (var (node, i) in nodes.Index())
            means[i] = reconciled[node];
        return means;
    }

    // Units of the products at their prices, raised by the revenue of what has no forecast of units (services).
    private static double[]? Suggested(Series revenue, IReadOnlyList<ProductOutlook> members)
    {
        if (members.Sum(member => member.Revenue) is not (> 0 and var known))
            return null;
        var raise = Math.Max(1, Recent(revenue) / known);
        return Sum(members, product => product.NetPrice * raise);
    }

    private static double Recent(Series revenue) => revenue.Values.TakeLast(Lately).Sum();

    private static double Variance(DemandForecast forecast) =>
        Enumerable.Range(0, forecast.Mean.Length).Average(
            step => Math.Pow((forecast.Quantile(step, 0.9) - forecast.Quantile(step, 0.1)) / 2.563, 2));

    private static List<ProductOutlook> Members(IReadOnlyList<ProductOutlook> products, string key) =>
        [.. products.Where(product => key.Length == 0 || product.Category == key)];

    private static double[]? Sum(IReadOnlyList<ProductOutlook> members, Func<ProductOutlook, double> worth)
    {
        if (members.Count == 0)
            return null;
        var sum = new double[members.Min(member => member.Mean.Length)];
        foreach (var member in members)
            for (var day = 0; day < sum.Length; day++)
                sum[day] += worth(member) * member.Mean[day];
        return sum;
    }

    private static double[] Agreeing(double[] own, double[]? products) =>
        products?.Length == own.Length && products.Sum() > 0 ? products : own;

    private static double[] Halfway(double[] own, double[]? products) =>
        products?.Length == own.Length && products.Sum() > 0 ? [.. own.Zip(products, (a, b) => (a + b) / 2)] : own;

    private StoredForecast Describe(
        Subject subject, Series history, DemandForecast forecast, double[] mean, DateOnly origin, long dataVersion) =>
        new(subject)
        {
            Origin = origin,
            DataVersion = dataVersion,
            Method = forecast.Models.Count == 0 ? "none" : "models",
            Models = forecast.Models(),
            Reason = forecast.Models.Count == 0 ? MethodReason.NothingKnown
                : subject.Measure == "units" ? MethodReason.SumOfProducts : MethodReason.AgreesWithParts,
            DemandClass = ProductForecaster.ClassOf(forecast.Demand.Class),
            Warning = forecast.Warning,
            Treatments = forecast.Treatments(history),
            Accuracy = forecast.Accuracy(),
            HistoryDays = history.Length,
            Demand = PathSummary.Of(Scaled(forecast.Distribution, mean), settings.SumDays),
        };

    private static ForecastDistribution Scaled(ForecastDistribution own, double[] mean)
    {
        var paths = new SamplePaths(own.Horizon, own.Paths.Count);
        for (var step = 0; step < own.Horizon; step++)
        {
            var factor = own.Mean[step] > 0 ? mean[step] / own.Mean[step] : 0;
            for (var path = 0; path < paths.Count; path++)
                paths[path, step] = own.Paths[path, step] * factor;
        }
        return new(mean, paths);
    }
}
