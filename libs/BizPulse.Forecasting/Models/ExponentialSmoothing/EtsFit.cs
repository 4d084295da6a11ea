using BizPulse.Forecasting.Numerics;

namespace BizPulse.Forecasting.Models;

/// <summary>A form fitted to values by maximum likelihood.</summary>
internal sealed class EtsFit
{
    private EtsFit(EtsLayout layout, double[] vector, double criterion, EtsLikelihood pass, int n)
    {
        (Layout, Vector, Observations) = (layout, vector, n);
        (Level, Trend, Season) = (pass.Level, pass.Trend, pass.Season);
        LogLikelihood = -n * Math.Log(criterion) / 2;
        var parameters = layout.Count + 1; // and the variance
        Aicc = -2 * LogLikelihood + 2.0 * parameters + 2.0 * parameters * (parameters + 1) / (n - parameters - 1);
        Sigma = Math.Sqrt(pass.SquaredErrors / Math.Max(1, n - layout.Count));
    }

    public EtsLayout Layout { get; }
    public double[] Vector { get; }
    public int Observations { get; }
    public double Level { get; }
    public double Trend { get; }

    /// <summary>Seasonal states by position; the first observation had position 0.</summary>
    public double[] Season { get; }

    /// <summary>Up to the constant that all forms share, as in R's forecast package.</summary>
    public double LogLikelihood { get; }

    public double Aicc { get; }
    public double Sigma { get; }

    /// <summary>Whether enough observations exist to estimate the form and to correct its AIC.</summary>
    public static bool CanFit(EtsForm form, int season, int observations) =>
        new EtsLayout(form, season).Count + 2 < observations
            && (form.Season == EtsSeason.None || (season > 1 && observations >= 2 * season));

    /// <summary>
    /// Fits <paramref name="form"/>, starting from the smoothing parameters of a similar fit if there is one.
    /// </summary>
    /// <returns>Null when no start leads to states that the form allows.</returns>
    public static EtsFit? Of(double[] values, EtsForm form, int season, EtsFit? near = null)
    {
        var layout = new EtsLayout(form, season);
        using var pass = new EtsLikelihood(values, layout);
        var (lower, upper) = layout.Bounds();
        var (best, least) = ((double[]?)null, double.PositiveInfinity);
        foreach (var vector in EtsStart.Vectors(values, layout, near))
        {
            // A heat; the winner goes on.
            var criterion = LevenbergMarquardt.Minimise(pass, vector, lower, upper, maxIterations: 6);
            if (criterion < least)
                (best, least) = (vector, criterion);
        }
        if (best is null)
            return null;
        LevenbergMarquardt.Minimise(pass, best, lower, upper);
        return At(values, pass, layout, best);
    }

    /// <summary>The form with given parameters.</summary>
    public static EtsFit At(double[] values, EtsLayout layout, double[] vector)
    {
        using var pass = new EtsLikelihood(values, layout);
        return At(values, pass, layout, vector);
    }

    private static EtsFit At(double[] values, EtsLikelihood pass, EtsLayout layout, double[] vector)
    {
        var criterion = pass.Evaluate(vector, new double[layout.Count], new double[layout.Count * layout.Count]);
        return new EtsFit(layout, vector, Floor(criterion, values), pass, values.Length);
    }

    // A perfect fit has no likelihood: below rounding of the values it counts as rounding.
    private static double Floor(double criterion, double[] values) =>
        Math.Max(criterion, 1e-24 * Moments.Dot(values, values) + 1e-300);
}
