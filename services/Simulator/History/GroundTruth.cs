using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using BizPulse.Simulator.Shop;

namespace BizPulse.Simulator.History;

/// <summary>
/// Writes down what only the simulator knows, for tests and benchmarks: <c>products.json</c> (elasticities and the
/// like) and <c>truth.csv.gz</c> (demand, sold and lost units by day, product and store).
/// </summary>
public sealed class GroundTruth : IDisposable
{
    private readonly StreamWriter _rows;

    public GroundTruth(string folder, IReadOnlyList<Product> products)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(
            Path.Combine(folder, "products.json"),
            JsonSerializer.Serialize(products.Select(Facts), JsonSerializerOptions.Web));
        _rows = new StreamWriter(
            new GZipStream(File.Create(Path.Combine(folder, "truth.csv.gz")), CompressionLevel.Fastest));
        _rows.WriteLine("day,sku,store,price_paid,promotion,expected,demand,sold,lost");
    }

    public void Write(IEnumerable<TradeTruth> rows)
    {
        foreach (var row in rows)
            _rows.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{row.Day:yyyy-MM-dd},{row.Sku},{row.StoreId},{row.PricePaid},{(row.Promotion ? 1 : 0)},{row.Expected:0.####},{row.Demand},{row.Sold},{row.Lost}"));
    }

    private static ProductTruth Facts(Product product) => new(
        product.Sku, product.Category.Name, product.BasePrice, product.UnitCost, product.Elasticity, product.Steadiness,
        product.LeadTimeDays, product.Launch, product.PhasedOut);

    public void Dispose() => _rows.Dispose();

    private sealed record ProductTruth(
        string Sku, string Category, decimal BasePrice, decimal UnitCost, double Elasticity, double Steadiness,
        int LeadTimeDays, DateOnly Launch, DateOnly? PhasedOut);
}
