using BizPulse.Forecasting.Numerics;

namespace BizPulse.Forecasting.Models;

/// <summary>A series split into one part per season and what remains when all of them are taken out (MSTL).</summary>
/// <remarks>Bandara, Hyndman &amp; Bergmeir, arXiv 2107.13462, with the windows of R's <c>mstl</c>.</remarks>
internal sealed class SeasonalComponents
{
    private SeasonalComponents(double[] adjusted, double[][] parts, int[] lengths) =>
        (Adjusted, Parts, Lengths) = (adjusted, parts, lengths);

    /// <summary>The series without its seasons.</summary>
    public double[] Adjusted { get; }

    public double[][] Parts { get; }

    public int[] Lengths { get; }

    /// <summary>Takes out the seasons of which the values hold more than two.</summary>
    public static SeasonalComponents Of(double[] values, IEnumerable<double> seasons)
    {
        var lengths = seasons.Select(length => (int)Math.Round(length))
            .Where(length => length > 1 && values.Length > 2 * length).Order().ToArray();
        var parts = lengths.Select(_ => new double[values.Length]).ToArray();
        var adjusted = (double[])values.Clone();
        var rounds = lengths.Length > 1 ? 2 : 1; // with several seasons each is found again with the others gone
        for (var round = 0; round < rounds; round++)
            for (var i = 0; i < lengths.Length; i++)
            {
                Moments.AddScaled(adjusted, 1, parts[i]);
                parts[i] = new SeasonalTrendDecomposition(lengths[i], window: 11 + 4 * i).Decompose(adjusted).Season;
                Moments.AddScaled(adjusted, -1, parts[i]);
            }
        return new SeasonalComponents(adjusted, parts, lengths);
    }

    /// <summary>The sum of all seasons at a future step: each repeats its last cycle.</summary>
    public double At(int step)
    {
        var sum = 0.0;
        for (var i = 0; i < Parts.Length; i++)
            sum += Parts[i][Adjusted.Length - Lengths[i] + step % Lengths[i]];
        return sum;
    }
}
