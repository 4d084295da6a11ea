namespace BizPulse.Simulator.Shop;

/// <summary>What nobody but the simulator knows of one product in one store on one day.</summary>
/// <param name="Expected">Mean demand in units under that day's price, season and promotion.</param>
/// <param name="Demand">Units that people wanted.</param>
/// <param name="Sold">Units that were there for them.</param>
public readonly record struct TradeTruth(
    DateOnly Day, string Sku, string StoreId, decimal PricePaid, bool Promotion, double Expected, int Demand, int Sold)
{
    public int Lost => Demand - Sold;
}
