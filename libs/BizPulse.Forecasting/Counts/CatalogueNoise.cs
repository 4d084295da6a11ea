namespace BizPulse.Forecasting.Counts;

/// <summary>The noise of every series of a catalogue: its own where the history is long, that of its class of demand where it is short.</summary>
public sealed class CatalogueNoise
{
    private const int FewestToCalibrate = 200;
    private const double Nominal = 0.8;
    private const double LargestFactor = 4;

    private readonly NoiseSums[] _sums;
    private readonly DemandClass[] _classes;
    private readonly Dictionary<DemandClass, DemandNoise> _ofClass;
    private readonly Dictionary<DemandClass, double> _factors = [];

    private CatalogueNoise(NoiseSums[] sums, DemandClass[] classes)
    {
        (_sums, _classes) = (sums, classes);
        _ofClass = classes.Distinct().ToDictionary(one => one, one => Mean([.. sums.Where((_, number) => classes[number] == one)]));
    }

    /// <param name="histories">Known up to the origin.</param>
    /// <param name="horizon">The steps over which the noise of sums is judged.</param>
    public static CatalogueNoise Of(IReadOnlyList<Series> histories, int horizon)
    {
        ArgumentNullException.ThrowIfNull(histories);
        return new(
            [.. histories.AsParallel().AsOrdered().Select(history => NoiseSums.Of(history, horizon))],
            [.. histories.Select(history => DemandProfile.Of(history.Values).Class)]);
    }

    /// <summary>The noise around the forecasts of one series, by its place in the catalogue.</summary>
    public DemandNoise For(int number)
    {
        var noise = _sums[number].Solve(_ofClass[_classes[number]]);
        var factor = _factors.GetValueOrDefault(_classes[number], 1);
        return noise with { Day = factor * noise.Day, Level = factor * noise.Level };
    }

    /// <summary>
    /// Widens or narrows the noise of each class until forecasts made in the past cover what then happened: the simple forecasts that
    /// the noise was measured on are worse than a good model, most of all for steady demand.
    /// </summary>
    /// <param name="validation">Forecasts of past origins and what came: number of the series, expected and actual demand per step.</param>
    public void Calibrate(IReadOnlyList<(int Number, double[] Mean, double[] Actual)> validation)
    {
        ArgumentNullException.ThrowIfNull(validation);
        _factors.Clear();
        var overall = Factor(validation);
        foreach (var group in validation.GroupBy(one => _classes[one.Number]).ToList())
            _factors[group.Key] = group.Sum(one => one.Actual.Length) < FewestToCalibrate ? overall : Factor([.. group]);
    }

    private double Factor(IReadOnlyList<(int Number, double[] Mean, double[] Actual)> validation)
    {
        var (low, high) = (Math.Log(1 / LargestFactor), Math.Log(LargestFactor));
        for (var i = 0; i < 12; i++)
        {
            var middle = (low + high) / 2;
            if (Coverage(validation, Math.Exp(middle)) < Nominal)
                low = middle;
            else
                high = middle;
        }
        return Math.Exp((low + high) / 2);
    }

    private double Coverage(IReadOnlyList<(int Number, double[] Mean, double[] Actual)> validation, double factor)
    {
        var (random, inside, all) = (new Random(1), 0, 0);
        foreach (var (number, mean, actual) in validation)
        {
            var noise = _sums[number].Solve(_ofClass[_classes[number]]);
            noise = noise with { Day = factor * noise.Day, Level = factor * noise.Level };
            for (var step = 0; step < mean.Length; step++)
                if (!double.IsNaN(actual[step]) && mean[step] > 0)
                {
                    all++;
                    inside += noise.Around(mean[step]).RandomisedPit((int)Math.Round(actual[step]), random.NextDouble()) is >= 0.1 and <= 0.9 ? 1 : 0;
                }
        }
        return all == 0 ? Nominal : (double)inside / all;
    }

    // Each series counts the same: sums would let the largest speak for all.
    private static DemandNoise Mean(NoiseSums[] members)
    {
        var solved = members.Where(member => member.Days > 0).Select(member => member.Solve()).ToArray();
        return solved.Length == 0
            ? new DemandNoise(0, 0, true)
            : new DemandNoise(solved.Average(noise => noise.Day), solved.Average(noise => noise.Level), solved.All(noise => noise.Counts));
    }
}
