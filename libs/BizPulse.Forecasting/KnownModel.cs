namespace BizPulse.Forecasting;

/// <param name="Otherwise">What it is there for if the automatic choice does not try it.</param>
public sealed record KnownModel(string Name, string? Otherwise = null)
{
    /// <summary>
    /// Where the automatic choice tries it, as it is or with the calendar, and its weight before it was tried.
    /// </summary>
    internal IEnumerable<(string Where, double Prior)> Uses => ModelCatalogue.UsesOf(Name);
}
