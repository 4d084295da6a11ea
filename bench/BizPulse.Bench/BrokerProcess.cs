using System.Diagnostics;
using System.Globalization;

namespace BizPulse.Bench;

/// <summary>An EmbeddedKafka of its own process, on a folder that goes with it.</summary>
internal sealed class BrokerProcess : IAsyncDisposable
{
    private readonly string _folder =
        Directory.CreateDirectory(Path.Combine(BenchReport.Home, "bench", $"kafka-{Guid.NewGuid():N}")).FullName;
    private Process? _process;

    public string BootstrapServers { get; private set; } = "";

    /// <summary>The proportional set size now: private pages, and its share of those that others use too.</summary>
    public double PssMegabytes() => File.ReadLines($"/proc/{_process!.Id}/smaps_rollup")
        .Where(line => line.StartsWith("Pss:", StringComparison.Ordinal))
        .Select(line =>
            double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)
            / 1024)
        .First();

    public async Task StartAsync()
    {
        var dll = Path.Combine(AppContext.BaseDirectory, "EmbeddedKafka.dll");
        var start = new ProcessStartInfo(
            Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            ArgumentList = { dll, "--data", _folder, "--parent-pid", $"{Environment.ProcessId}" },
            RedirectStandardOutput = true,
        };
        _process = Process.Start(start)!;
        var ready = await _process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException("the broker did not start");
        BootstrapServers = ready.Split("ready on ")[1].Split(',')[0];
    }

    /// <summary>kill -9: nothing of the process runs after it.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
