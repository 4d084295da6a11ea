namespace BizPulse.Forecasting.Cleaning;

/// <summary>
/// A run of days without a sale up to now that chance does not explain, while the shop goes on: the product is gone.
/// </summary>
/// <remarks>
/// Of what once sold on most days, and then not for four weeks, a twentieth to a tenth of the former demand came back
/// in the next four.
/// </remarks>
internal static class StoppedSelling
{
    private const int FewestDays = 28;
    private const int Gone = 56; // days after which nothing is expected any more
    private const int Year = 364;
    private const double Chance = 1e-12; // stockouts and slow weeks hang together, so days are far from independent

    /// <summary>The share of the forecast that is still to be expected: one of what sells.</summary>
    public static double ShareLeft(CleanHistory history)
    {
        var (quiet, before, zeros) = (0, 0, 0);
        for (var t = history.Filled.Length - 1; t >= 0 && before < Year; t--)
        {
            if (!history.Informative[t])
                continue;
            var sold = history.Filled.Values[t] > 0;
            if (before == 0 && !sold)
                quiet++;
            else
                (before, zeros) = (before + 1, zeros + (sold ? 0 : 1));
        }
        return quiet < FewestDays || before < FewestDays || Math.Pow((zeros + 1.0) / (before + 2), quiet) > Chance
            ? 1
            : Math.Max(0, (double)(Gone - quiet) / (Gone - FewestDays));
    }
}
