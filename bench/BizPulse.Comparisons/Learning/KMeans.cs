namespace BizPulse.Comparisons.Learning;

/// <summary>
/// Groups rows so that each is near the centre of its group. Columns are standardised first: units must not decide.
/// </summary>
/// <remarks>Lloyd's algorithm from k-means++ seeds: Arthur &amp; Vassilvitskii, SODA 2007.</remarks>
public sealed class KMeans
{
    private const int MaxRounds = 300;

    private readonly double[] _means;
    private readonly double[] _deviations;
    private readonly double[][] _centres; // standardised

    private KMeans(double[] means, double[] deviations, double[][] centres, int[] groups, double distance) =>
        (_means, _deviations, _centres, Groups, Distance) = (means, deviations, centres, groups, distance);

    /// <summary>The group of each row. The largest group is 0.</summary>
    public int[] Groups { get; }

    /// <summary>The sum of squared distances from rows to their centres, in standard deviations.</summary>
    public double Distance { get; }

    /// <summary>The mean row of each group, in the units of the data.</summary>
    public double[][] Centres =>
        [.. _centres.Select(centre => centre.Select((value, i) => _means[i] + value * _deviations[i]).ToArray())];

    /// <param name="rows">All of one length.</param>
    /// <param name="groups">How many groups to make; fewer come out when there are fewer different rows.</param>
    /// <param name="seed">The same seed gives the same groups.</param>
    /// <param name="starts">Attempts from different seeds, of which the tightest is kept.</param>
    public static KMeans Fit(IReadOnlyList<double[]> rows, int groups, int seed = 1, int starts = 8)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentOutOfRangeException.ThrowIfZero(rows.Count);
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 1);
        var columns = Enumerable.Range(0, rows[0].Length).ToArray();
        double[] means = [.. columns.Select(column => rows.Average(row => row[column]))];
        double[] deviations =
            [.. columns.Select(column => Math.Sqrt(rows.Average(row => Math.Pow(row[column] - means[column], 2))))];
        double[][] standardised = [.. rows.Select(row => Standardise(row, means, deviations))];

        var random = new Random(seed);
        var best = Enumerable.Range(0, starts).Select(_ => Run(standardised, groups, random))
            .MinBy(run => run.Distance);
        var (centres, assigned) = LargestFirst(best.Centres, best.Groups);
        return new KMeans(means, deviations, centres, assigned, best.Distance);
    }

    /// <summary>The group whose centre is nearest.</summary>
    public int GroupOf(double[] row) => Nearest(Standardise(row, _means, _deviations), _centres).Group;

    private static (double[][] Centres, int[] Groups, double Distance) Run(double[][] rows, int groups, Random random)
    {
        var centres = Seeds(rows, groups, random);
        var assigned = new int[rows.Length];
        for (var round = 0; round < MaxRounds; round++)
        {
            var moved = Assign(rows, centres, assigned);
            if (!moved && round > 0)
                break;
            MoveToMeans(rows, centres, assigned);
        }
        return (centres, assigned, rows.Select((row, i) => SquaredDistance(row, centres[assigned[i]])).Sum());
    }

    // Each next seed is drawn with a chance that grows with the squared distance to those before.
    private static double[][] Seeds(double[][] rows, int groups, Random random)
    {
        var seeds = new List<double[]> { (double[])rows[random.Next(rows.Length)].Clone() };
        while (seeds.Count < groups)
        {
            var distances = rows.Select(row => Nearest(row, seeds).SquaredDistance).ToArray();
            var ticket = random.NextDouble() * distances.Sum();
            if (ticket <= 0)
                break; // no row differs from all seeds
            var drawn = 0;
            while (drawn + 1 < rows.Length && (ticket -= distances[drawn]) > 0)
                drawn++;
            seeds.Add((double[])rows[drawn].Clone());
        }
        return [.. seeds];
    }

    private static bool Assign(double[][] rows, double[][] centres, int[] assigned)
    {
        var moved = false;
        for (var row = 0; row < rows.Length; row++)
        {
            var group = Nearest(rows[row], centres).Group;
            moved |= group != assigned[row];
            assigned[row] = group;
        }
        return moved;
    }

    private static void MoveToMeans(double[][] rows, double[][] centres, int[] assigned)
    {
        for (var group = 0; group < centres.Length; group++)
        {
            var members = rows.Where((_, row) => assigned[row] == group).ToArray();
            if (members.Length > 0)
                centres[group] =
                    [.. Enumerable.Range(0, centres[group].Length).Select(
                        column => members.Average(row => row[column]))];
        }
    }

    private static (double[][], int[]) LargestFirst(double[][] centres, int[] groups)
    {
        var order = Enumerable.Range(0, centres.Length)
            .OrderByDescending(group => groups.Count(other => other == group)).ToArray();
        return ([.. order.Select(group => centres[group])], [.. groups.Select(group => Array.IndexOf(order, group))]);
    }

    private static (int Group, double SquaredDistance) Nearest(double[] row, IReadOnlyList<double[]> centres)
    {
        var (group, least) = (0, double.PositiveInfinity);
        for (var i = 0; i < centres.Count; i++)
            if (SquaredDistance(row, centres[i]) is var distance && distance < least)
                (group, least) = (i, distance);
        return (group, least);
    }

    private static double SquaredDistance(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        return sum;
    }

    private static double[] Standardise(double[] row, double[] means, double[] deviations) =>
        [.. row.Select((value, i) => deviations[i] > 0 ? (value - means[i]) / deviations[i] : 0)];
}
