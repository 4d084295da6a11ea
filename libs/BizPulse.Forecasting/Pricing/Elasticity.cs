namespace BizPulse.Forecasting.Pricing;

/// <summary>How demand answers to price: a rise of 1 % changes it by <paramref name="Value"/> %.</summary>
/// <param name="StandardError">How uncertain that is; infinite when nothing is known.</param>
public sealed record Elasticity(double Value, double StandardError)
{
    /// <summary>Nothing learnt: whatever it is combined with decides.</summary>
    public static Elasticity Unknown { get; } = new(0, double.PositiveInfinity);

    /// <summary>The slope of log quantity on log price. Pairs without sale or price are left out.</summary>
    public static Elasticity Fit(IReadOnlyList<double> prices, IReadOnlyList<double> quantities)
    {
        ArgumentNullException.ThrowIfNull(prices);
        ArgumentNullException.ThrowIfNull(quantities);
        var points = prices.Zip(quantities).Where(pair => pair is { First: > 0, Second: > 0 })
            .Select(pair => (X: Math.Log(pair.First), Y: Math.Log(pair.Second))).ToArray();
        if (points.Length < 3)
            return Unknown;
        var (meanX, meanY) = (points.Average(point => point.X), points.Average(point => point.Y));
        var spread = points.Sum(point => (point.X - meanX) * (point.X - meanX));
        if (spread < 1e-9)
            return Unknown; // one price teaches nothing about others
        var slope = points.Sum(point => (point.X - meanX) * (point.Y - meanY)) / spread;
        var residuals = points.Sum(point => Math.Pow(point.Y - meanY - slope * (point.X - meanX), 2));
        return new(slope, Math.Sqrt(residuals / (points.Length - 2) / spread));
    }

    /// <summary>
    /// Shrinks to what products of the category show, the more the noisier the product's own estimate is.
    /// </summary>
    /// <param name="category">The category's mean and its standard deviation between products.</param>
    public Elasticity ShrunkTo(Elasticity category)
    {
        ArgumentNullException.ThrowIfNull(category);
        if (StandardError == 0 || double.IsPositiveInfinity(category.StandardError))
            return this;
        if (category.StandardError == 0 || double.IsPositiveInfinity(StandardError))
            return category;
        var (own, prior) = (1 / (StandardError * StandardError), 1 / (category.StandardError * category.StandardError));
        return new((own * Value + prior * category.Value) / (own + prior), Math.Sqrt(1 / (own + prior)));
    }

    /// <summary>The mean over a category's products and how far they differ beyond their own noise.</summary>
    /// <remarks>
    /// DerSimonian &amp; Laird, <i>Meta-analysis in clinical trials</i>, Control. Clin. Trials 7, 1986.
    /// </remarks>
    public static Elasticity OfCategory(IEnumerable<Elasticity> products)
    {
        var known = products.Where(one => double.IsFinite(one.StandardError) && one.StandardError > 0).ToArray();
        if (known.Length < 2)
            return known.Length == 0 ? Unknown : known[0];
        var weights = known.Select(one => 1 / (one.StandardError * one.StandardError)).ToArray();
        var fixedMean = known.Zip(weights, (one, weight) => weight * one.Value).Sum() / weights.Sum();
        var heterogeneity = known.Zip(weights, (one, weight) => weight * Math.Pow(one.Value - fixedMean, 2)).Sum();
        var between = Math.Max(
            0, (heterogeneity - (known.Length - 1)) / (weights.Sum() - weights.Sum(w => w * w) / weights.Sum()));

        var total = known.Sum(one => 1 / (one.StandardError * one.StandardError + between));
        var mean = known.Sum(one => one.Value / (one.StandardError * one.StandardError + between)) / total;
        return new(mean, Math.Sqrt(between + 1 / total));
    }
}
