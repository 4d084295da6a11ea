using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Npgsql;

namespace BizPulse.Bench.Ingest;

/// <summary>All of BizPulse as the AppHost composes it, in a home of its own and without demo data.</summary>
internal sealed class RunningSystem : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(5);

    private readonly DistributedApplication _app;

    private RunningSystem(DistributedApplication app, string kafka, NpgsqlDataSource postgres)
    {
        _app = app;
        Kafka = kafka;
        Postgres = postgres;
    }

    public string Kafka { get; }

    /// <summary>As the database's owner.</summary>
    public NpgsqlDataSource Postgres { get; }

    public Uri Gateway => _app.GetEndpoint("gateway");

    public static async Task<RunningSystem> StartAsync(params string[] settings)
    {
        await using var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.BizPulse_AppHost>(["--BizPulse:Demo=false", .. settings]);
        var app = await builder.BuildAsync();
        await app.StartAsync();
        foreach (var part in new[] { "ingestion", "gateway" })
            await app.ResourceNotifications.WaitForResourceHealthyAsync(part).WaitAsync(_patience);

        var database = await app.GetConnectionStringAsync("bizpulse");
        return new(app, (await app.GetConnectionStringAsync("kafka"))!, NpgsqlDataSource.Create($"{database};Command Timeout=0"));
    }

    public Task StopAsync(string part) => _app.ResourceCommands.ExecuteCommandAsync(part, KnownResourceCommands.StopCommand);

    public async Task StartAsync(string part)
    {
        await _app.ResourceCommands.ExecuteCommandAsync(part, KnownResourceCommands.StartCommand);
        await _app.ResourceNotifications.WaitForResourceHealthyAsync(part).WaitAsync(_patience);
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = Postgres.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Postgres.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The proportional set size of a service's processes.</summary>
    public static double PssMegabytes(string assembly) => ProcessIds(assembly).Sum(PssMegabytes);

    /// <summary>User and system time so far of the processes that live now.</summary>
    public static TimeSpan ProcessorTime(string command) => ProcessIds(command).Aggregate(TimeSpan.Zero, (sum, id) => sum + ProcessorTime(id));

    public static IReadOnlyList<int> ProcessIds(string assembly) =>
        [.. Descendants(Environment.ProcessId).Where(id => CommandLine(id).Contains(assembly, StringComparison.Ordinal))];

    public async ValueTask DisposeAsync()
    {
        await Postgres.DisposeAsync();
        await _app.DisposeAsync();
    }

    private static IEnumerable<int> Descendants(int ancestor)
    {
        var parents = Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _))
            .Select(name => int.Parse(name!, CultureInfo.InvariantCulture)).ToDictionary(id => id, ParentOf);
        return parents.Keys.Where(id => IsUnder(id));

        bool IsUnder(int id) => parents.TryGetValue(id, out var parent) && (parent == ancestor || parent > 1 && IsUnder(parent));
    }

    private static int ParentOf(int id) => Line($"/proc/{id}/status", "PPid:") is { } line ? int.Parse(line, CultureInfo.InvariantCulture) : 0;

    private static double PssMegabytes(int id) =>
        Line($"/proc/{id}/smaps_rollup", "Pss:") is { } line ? double.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture) / 1024 : 0;

    private static TimeSpan ProcessorTime(int id)
    {
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(id);
            return process.TotalProcessorTime;
        }
        catch (Exception ended) when (ended is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return TimeSpan.Zero;
        }
    }

    private static string CommandLine(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline");
        }
        catch (IOException)
        {
            return ""; // it has ended
        }
    }

    private static string? Line(string path, string label)
    {
        try
        {
            return File.ReadLines(path).FirstOrDefault(line => line.StartsWith(label, StringComparison.Ordinal))?[label.Length..].Trim();
        }
        catch (Exception ended) when (ended is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
