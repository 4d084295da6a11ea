using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace BizPulse.Bench.Forecast;

/// <summary>Reads the plain CSV of the public data sets, packed or not.</summary>
internal static class Csv
{
    /// <summary>The header first, then every row.</summary>
    public static IEnumerable<string[]> Read(string path)
    {
        using var file = File.OpenRead(path);
        using var reader = new StreamReader(
            path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        while (reader.ReadLine() is { } line)
            yield return line.Contains('"') ? Quoted(line) : line.Split(',');
    }

    public static double Number(string field) => double.Parse(field, CultureInfo.InvariantCulture);

    public static double[] Numbers(IEnumerable<string> fields) =>
        [.. fields.Where(field => field.Length > 0).Select(Number)];

    public static DateTime Date(string field) => DateTime.Parse(field, CultureInfo.InvariantCulture);

    private static string[] Quoted(string line)
    {
        var (fields, field, inside) = (new List<string>(), new StringBuilder(), false);
        foreach (var c in line)
            if (c == '"')
                inside = !inside;
            else if (c == ',' && !inside)
                (fields, _) = (Add(fields, field), field.Clear());
            else
                field.Append(c);
        return [.. Add(fields, field)];

        static List<string> Add(List<string> fields, StringBuilder field)
        {
            fields.Add(field.ToString());
            return fields;
        }
    }
}
