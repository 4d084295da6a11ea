using System.Globalization;
using System.IO.Compression;

namespace BizPulse.Forecasting.Tests;

/// <summary>Public data sets that lie beside a checkout; a test that needs one is skipped where it is absent.</summary>
internal static class SharedData
{
    private static readonly string s_folder = Environment.GetEnvironmentVariable("BIZPULSE_DATA") ?? BesideCheckout();

    /// <summary>Rows of a packed CSV without its header, as fields.</summary>
    public static List<string[]> Rows(string file)
    {
        var path = Path.Combine(s_folder, file);
        if (!File.Exists(path))
            Assert.Skip($"'{file}' is not in '{s_folder}'; set BIZPULSE_DATA to the folder of the public data sets.");

        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        reader.ReadLine();
        var rows = new List<string[]>();
        while (reader.ReadLine() is { } line)
            rows.Add(line.Split(','));
        return rows;
    }

    public static double[] Numbers(IEnumerable<string> fields) =>
        [.. fields.Where(field => field.Length > 0).Select(field => double.Parse(field, CultureInfo.InvariantCulture))];

    private static string BesideCheckout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "BizPulse.sln")))
            folder = folder.Parent;
        return Path.Combine(folder?.Parent?.FullName ?? ".", "shared", "data");
    }
}
