using System.Diagnostics;
using System.IO.Compression;
using BizPulse.Bench.Ingest;

namespace BizPulse.Bench.Readers;

/// <summary>
/// How fast our readers of CSV and XLSX are beside others, and what each of them makes of awkward files.
/// </summary>
internal static class ReadersBench
{
    private const int Rounds = 5;
    private const int SheetRows = 100_000;

    public static async Task<int> RunAsync()
    {
        var path = Path.Combine(BenchData.Folder, UciUpload.File);
        if (!File.Exists(path))
        {
            Console.Error.WriteLine($"{path} is missing.");
            return 1;
        }

        var csv = await UnpackAsync(path);
        var report = new BenchReport("readers");
        await RaceAsync(report, "csv", CsvReaders.All, csv, csv.Length);

        var rows = await CsvReaders.All[0].Read(new MemoryStream(csv)).Take(SheetRows).ToListAsync();
        var workbook = Workbooks.Of([
            ["InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country"],
            .. rows]);
        await RaceAsync(
            report, "xlsx", WorkbookReaders.All, workbook, rows.Sum(row => (long)row.Sum(cell => cell.Length)));
        report.Publish();

        await CompareAsync(CsvReaders.All, AwkwardFiles.Texts);
        await CompareAsync(WorkbookReaders.All, AwkwardFiles.Workbooks);
        return 0;
    }

    /// <summary>The best of some rounds, in turns, so that all meet the same machine.</summary>
    private static async Task RaceAsync(BenchReport report, string kind, TableReader[] readers, byte[] file, long bytes)
    {
        var best = readers.ToDictionary(reader => reader, _ => TimeSpan.MaxValue);
        var allocated = readers.ToDictionary(reader => reader, _ => 0L);
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var reader in readers)
            {
                var (before, started) = (GC.GetTotalAllocatedBytes(), Stopwatch.GetTimestamp());
                var counted = await reader.CountAsync(file);
                var elapsed = Stopwatch.GetElapsedTime(started);
                if (round == 0)
                    // and it is warm now
                    Console.WriteLine(
                        $"{kind} {reader.Name}: {counted.Rows:N0} rows, {counted.Characters:N0} characters");
                else if (elapsed < best[reader])
                    (best[reader], allocated[reader]) = (elapsed, GC.GetTotalAllocatedBytes() - before);
            }
        }

        foreach (var reader in readers)
        {
            var key = $"{kind}_{reader.Name.ToLowerInvariant()}";
            report.Add($"{key}_mb_s", bytes / 1e6 / best[reader].TotalSeconds, "MB of text a second");
            report.Add($"{key}_ratio", best[readers[0]] / best[reader], "times as fast as ours");
            report.Add($"{key}_allocated_mb", allocated[reader] / 1e6, "MB allocated in a round");
        }
    }

    private static async Task CompareAsync(TableReader[] readers, (string Name, byte[] Content)[] files)
    {
        foreach (var (name, content) in files)
        {
            Console.WriteLine($"\n{name}");
            foreach (var reader in readers)
                Console.WriteLine($"  {reader.Name,-16} {await OutcomeAsync(reader, content)}");
        }
    }

    private static async Task<string> OutcomeAsync(TableReader reader, byte[] content)
    {
        var before = GC.GetTotalAllocatedBytes();
        string outcome;
        try
        {
            outcome = string.Join(
                " / ", await reader.Read(new MemoryStream(content)).Select(row => string.Join('|', row)).ToListAsync());
        }
        catch (Exception refused)
        {
            outcome = $"{refused.GetType().Name}: {refused.Message}";
        }
        outcome = outcome.ReplaceLineEndings("\\n").Replace("\0", "\\0", StringComparison.Ordinal);
        return $"{(outcome.Length > 160 ? $"{outcome[..160]}… ({outcome.Length:N0} characters)" : outcome)} "
            + $"[{(GC.GetTotalAllocatedBytes() - before) / 1e6:N1} MB]";
    }

    private static async Task<byte[]> UnpackAsync(string path)
    {
        await using var packed = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var whole = new MemoryStream();
        await packed.CopyToAsync(whole);
        return whole.ToArray();
    }
}
