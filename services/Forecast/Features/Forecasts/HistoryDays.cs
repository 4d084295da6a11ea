namespace BizPulse.Forecasts.Features.Forecasts;

internal static class HistoryDays
{
    /// <summary>Every day up to the origin, sold or not; none before the first sale.</summary>
    public static IReadOnlyList<HistoryDay> Of(
        ForecastRow row, IReadOnlyList<(DateOnly Day, double Value)> sold, int most)
    {
        var values = sold.ToDictionary(day => day.Day, day => day.Value);
        var states = row.States();
        return [
            .. Enumerable.Range(0, Math.Min(most, row.HistoryDays)).Select(back => row.Origin.AddDays(-back)).Reverse()
            .Select(day => new HistoryDay(day, values.GetValueOrDefault(day), states.GetValueOrDefault(day, "sold")))];
    }
}
