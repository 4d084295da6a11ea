using System.Globalization;
using System.IO.Compression;

namespace BizPulse.Bench.ForecastService;

/// <summary>What people wanted, sold or not: the simulator writes it down by product and day.</summary>
internal sealed class TrueDemand
{
    private readonly Dictionary<(string Sku, DateOnly Day), double> _units = [];

    /// <param name="folder">The simulator's data folder.</param>
    public TrueDemand(string folder)
    {
        using var reader = new StreamReader(
            new GZipStream(File.OpenRead(Path.Combine(folder, "truth.csv.gz")), CompressionMode.Decompress));
        var columns = reader.ReadLine()!.Split(',');
        var (day, sku, demand) = (
            Array.IndexOf(columns, "day"), Array.IndexOf(columns, "sku"), Array.IndexOf(columns, "demand"));
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split(',');
            var key = (fields[sku], DateOnly.Parse(fields[day], CultureInfo.InvariantCulture));
            _units[key] = _units.GetValueOrDefault(key) + double.Parse(fields[demand], CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Null when the product was not on sale anywhere on that day.</summary>
    public double? Of(string sku, DateOnly day) => _units.TryGetValue((sku, day), out var units) ? units : null;
}
