using BizPulse.Forecasting;

namespace BizPulse.Forecasts.Histories;

/// <summary>What was sold of a product up to the origin, and what is known about those days.</summary>
/// <param name="Demand">Units asked for, from the day of the first sale; returns are no negative demand and left out.
/// Empty: never sold yet.</param>
/// <param name="Transactions">Sale lines in it.</param>
/// <param name="NetPrice">Revenue per unit lately; null when that is unknown.</param>
/// <param name="DataVersion">The change of the product that this history holds.</param>
/// <param name="Trace">Of that change, if the last forecast did not know it yet.</param>
internal sealed record ProductHistory(
    string Sku, string Category, Series Demand, long Transactions, double? NetPrice, long DataVersion, string? Trace)
{
    public bool IsShort(ForecastSettings settings) =>
        Demand.Length < settings.MinHistoricalDays || Transactions < settings.MinTransactions;
}
