namespace BizPulse.Bench;

/// <summary>The public data sets that are not part of the repository.</summary>
internal static class BenchData
{
    /// <summary>BIZPULSE_DATA, or shared/data beside the checkout.</summary>
    public static string Folder { get; } = Environment.GetEnvironmentVariable("BIZPULSE_DATA") is { Length: > 0 } folder
        ? Path.GetFullPath(folder)
        : Path.GetFullPath(Path.Combine(BenchReport.Checkout(), "..", "shared", "data"));
}
