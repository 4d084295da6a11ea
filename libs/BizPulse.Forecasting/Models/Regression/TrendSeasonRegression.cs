using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using BizPulse.Forecasting.Cleaning;
using BizPulse.Forecasting.Numerics;

namespace BizPulse.Forecasting.Models;

/// <summary>
/// A sum of trend with breaks, seasons, events and other regressors, so that each part can be shown and explained.
/// Closed days, days without data and days without stock are kept out of the fit; closed days ahead are forecast as
/// zero.
/// </summary>
/// <remarks>
/// The decomposition of Taylor &amp; Letham, Am. Stat. 72, 2018, with penalties learnt from the series
/// (<see cref="EvidenceRidge"/>) and with what the last days were above or below it carried on. Works on logarithms,
/// where effects multiply, unless zeros are common.
/// </remarks>
public sealed class TrendSeasonRegression : IForecastModel
{
    private const double CommonZeros = 0.05;

    public string Name => "trend-season";
    public int MinimumHistory => 14;

    public IFittedModel Fit(Series history)
    {
        InsufficientHistoryException.ThrowIfShorter(history, MinimumHistory, Name);

        var opening = new OpeningPattern(history);
        var used = Enumerable.Range(0, history.Length)
            .Where(t => history.StateAt(t) == DayState.Sold && !opening.IsClosed(t)).ToArray();
        var scale = ResponseScale.For(history.Values, used, CommonZeros);
        var design = new RegressionDesign(history);
        var rows = Rows(design, history, used, scale);
        var ridge = new EvidenceRidge(
            Gram(rows, used.Length, design.Columns + 1), design.Groups, Math.Max(1, used.Length));
        var residuals = Residuals(rows, used.Length, ridge.Coefficients);
        return new TrendSeasonForecast(design, history.Length, scale, ridge, residuals, opening.IsClosed);
    }

    // Row by row in blocks of eight columns, the response as the last column.
    private static Vector512<double>[][] Rows(RegressionDesign design, Series history, int[] used, ResponseScale scale)
    {
        var blocks = new Vector512<double>[design.Columns / 8 + 1][];
        for (var block = 0; block < blocks.Length; block++)
            blocks[block] = new Vector512<double>[used.Length];
        var row = new double[8 * blocks.Length];
        for (var i = 0; i < used.Length; i++)
        {
            design.Fill(used[i], row);
            row[design.Columns] = scale.To(history.Values[used[i]]);
            for (var block = 0; block < blocks.Length; block++)
                blocks[block][i] = Vector512.Create(row, 8 * block);
        }
        return blocks;
    }

    private static double[] Gram(Vector512<double>[][] rows, int count, int columns)
    {
        var gram = new double[columns * columns];
        GramMatrix.Compute(rows, count, columns, gram);
        return gram;
    }

    private static double[] Residuals(Vector512<double>[][] rows, int count, double[] coefficients)
    {
        Span<double> padded = new double[8 * rows.Length];
        coefficients.CopyTo(padded);
        padded[coefficients.Length] = -1; // the response
        var weights = MemoryMarshal.Cast<double, Vector512<double>>(padded);
        var residuals = new double[count];
        for (var i = 0; i < count; i++)
        {
            var fitted = Vector512<double>.Zero;
            for (var block = 0; block < rows.Length; block++)
                fitted += rows[block][i] * weights[block];
            residuals[i] = -Vector512.Sum(fitted);
        }
        return residuals;
    }
}
