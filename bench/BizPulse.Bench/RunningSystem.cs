using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using BizPulse.Engines;
using Npgsql;

namespace BizPulse.Bench;

/// <summary>The whole system as <c>start.sh</c> runs it, on a home and a port of its own that go with it.</summary>
internal sealed class RunningSystem : IAsyncDisposable
{
    private const double TicksPerSecond = 100; // USER_HZ, fixed on Linux

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly Home _home = new(Path.Combine(BenchReport.Home, "bench", $"system-{Guid.NewGuid():N}"));
    private Process? _supervisor;

    /// <summary>Where it keeps its data and logs.</summary>
    public string Folder => _home.Path;

    public Uri Gateway => new(Endpoint("gateway"));

    /// <summary>Its bootstrap server.</summary>
    public string Kafka => Endpoint("kafka");

    /// <summary>The process that everything else hangs on, beside the orchestrator.</summary>
    public int AppHost =>
        int.Parse(File.ReadAllText(Path.Combine(Folder, "apphost.pid")), CultureInfo.InvariantCulture);

    /// <summary>Its database, as the owner.</summary>
    public NpgsqlDataSource Postgres(string schema)
    {
        var database = new Uri(Endpoint("postgres"));
        var login = database.UserInfo.Split(':');
        return NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder
        {
            Host = database.Host,
            Port = database.Port,
            Database = database.AbsolutePath[1..],
            Username = Uri.UnescapeDataString(login[0]),
            Password = Uri.UnescapeDataString(login[1]),
            SearchPath = schema,
            CommandTimeout = 0,
        }.ConnectionString);
    }

    /// <param name="settings">Environment variables over the usual ones: without them there is no demo traffic.</param>
    public static async Task<RunningSystem> StartAsync(params (string Name, string Value)[] settings)
    {
        var system = new RunningSystem();
        await system.RestartAsync(settings);
        return system;
    }

    /// <summary>Starts it on the data that it has.</summary>
    public async Task RestartAsync(params (string Name, string Value)[] settings)
    {
        Directory.CreateDirectory(Folder);
        var start = new ProcessStartInfo(Path.Combine(Checkout.Of(AppContext.BaseDirectory), "eng/supervise.sh"))
        {
            Environment =
            {
                ["BIZPULSE_HOME"] = Folder,
                ["BIZPULSE_PORT"] = $"{FreePorts.Next()}",
                ["BizPulse__Demo"] = "false"
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        _supervisor = Process.Start(start)!;
        _supervisor.BeginOutputReadLine();
        _supervisor.BeginErrorReadLine();
        await HealthyAsync();
    }

    /// <summary>Waits until every part is well.</summary>
    public async Task HealthyAsync()
    {
        using var http = new HttpClient();
        var deadline = Stopwatch.StartNew();
        while (!await IsHealthyAsync(http))
        {
            if (_supervisor!.HasExited || deadline.Elapsed > Patience)
                throw new InvalidOperationException($"the system did not start: see {Folder}/logs");
            await Task.Delay(100);
        }
    }

    public async Task StopAsync()
    {
        if (_supervisor is null)
            return;
        await SignalAsync("TERM", _supervisor.Id);
        await _supervisor.WaitForExitAsync();
        _supervisor.Dispose();
        _supervisor = null;
    }

    public static async Task SignalAsync(string signal, int process)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>The processes whose command line has these words.</summary>
    public IReadOnlyList<int> ProcessesOf(string words) =>
        [.. _home.Processes().Where(process =>
            ReadOrEmpty($"/proc/{process}/cmdline").Replace('\0', ' ').Contains(words, StringComparison.Ordinal))];

    /// <summary>By the program's name. Proportional: a page that several share counts once in the sum.</summary>
    public Dictionary<string, double> PssMegabytes() =>
        All().GroupBy(NameOf, PssMegabytes).ToDictionary(group => group.Key, group => group.Sum());

    public static double PssMegabytes(int process) => ReadOrEmpty($"/proc/{process}/smaps_rollup").Split('\n')
        .Where(line => line.StartsWith("Pss:", StringComparison.Ordinal))
        .Sum(line =>
            double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)
            / 1024);

    /// <summary>User and system time so far, by the name of the program, of the processes that live now.</summary>
    public Dictionary<string, TimeSpan> ProcessorTimes() =>
        All().GroupBy(NameOf).ToDictionary(group => group.Key, group => ProcessorTime([.. group]));

    public static TimeSpan ProcessorTime(params IReadOnlyList<int> processes) => TimeSpan.FromSeconds(processes
        .Select(process =>
            ReadOrEmpty($"/proc/{process}/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Where(fields => fields.Length > 12)
        .Sum(fields =>
            (long.Parse(fields[11], CultureInfo.InvariantCulture)
                + long.Parse(fields[12], CultureInfo.InvariantCulture))
            / TicksPerSecond));

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
    }

    private string Endpoint(string name) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(_home.EndpointsFile))![name];

    private async Task<bool> IsHealthyAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(Gateway, "/api/health"));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException or JsonException)
        {
            return false; // not yet
        }
    }

    private IEnumerable<int> All() => [.. _home.Processes(), AppHost, _supervisor!.Id];

    private static string NameOf(int process)
    {
        var arguments = ReadOrEmpty($"/proc/{process}/cmdline").Split('\0');
        var program = arguments is [var host, var script, ..] && Path.GetFileName(host) is "dotnet" or "bash"
            ? script
            : arguments[0].Split(' ')[0].TrimEnd(':');
        return Path.GetFileNameWithoutExtension(program)
            .Replace("BizPulse.", "", StringComparison.Ordinal).Replace('-', '_').ToLowerInvariant();
    }

    /// <summary>A process may end while one looks at it, and some belong to others.</summary>
    private static string ReadOrEmpty(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
