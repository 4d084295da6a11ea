using System.Text;
using BizPulse.Forecasting;

namespace BizPulse.Bench.Forecast;

/// <summary>S6: five years of daily sales per store and item, very regular: a test of the yearly season.</summary>
internal static class StoreItemSet
{
    private const int Horizon = 30;
    private static readonly DateTime s_first = new(2013, 1, 1);

    public static BenchSet Load(string folder, bool earlier)
    {
        var sales = new Dictionary<(string Store, string Item), double[]>();
        foreach (var row in Csv.Read(Path.Combine(folder, "store-item", "store-item-demand-train.csv.gz")).Skip(1))
        {
            if (Crc32(Encoding.UTF8.GetBytes($"s{row[1]}i{row[2]}")) % 5 != 0)
                continue;
            if (!sales.TryGetValue((row[1], row[2]), out var values))
                sales[(row[1], row[2])] = values = new double[1826];
            values[(Csv.Date(row[0]) - s_first).Days] = Csv.Number(row[3]);
        }
        string[] origins = earlier ? ["2016-12-01", "2017-06-15", "2017-10-01"] : ["2017-12-01"];
        return new("s6", "S6 store-item, yearly season", 7, Horizon,
            [.. origins.Select(
                day => sales.Select(one => Case(one.Key, one.Value, (Csv.Date(day) - s_first).Days + 1)).ToArray())]);
    }

    private static BenchCase Case((string Store, string Item) key, double[] values, int length) =>
        BenchCase.Cut(
            new Series(values)
            {
                Id = $"s{key.Store}i{key.Item}",
                Product = key.Item,
                Store = key.Store,
                Start = s_first,
                Frequency = Frequency.Daily,
            },
            length, Horizon);

    private static uint Crc32(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }
        return ~crc;
    }
}
