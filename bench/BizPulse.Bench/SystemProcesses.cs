using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Npgsql;

namespace BizPulse.Bench;

/// <summary>The whole system, on a folder and a port of its own that go with it.</summary>
internal sealed class SystemProcesses : IAsyncDisposable
{
    private const int Sigterm = 15;
    private const double TicksPerSecond = 100; // USER_HZ, fixed on Linux

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly string _folder = Path.Combine(BenchReport.Home, "bench", $"system-{Guid.NewGuid():N}");
    private Process? _appHost;

    /// <summary>Where it keeps its data and logs.</summary>
    public string Folder => _folder;

    /// <summary>The address of a part, once the system has started.</summary>
    public Uri Endpoint(string name) =>
        new(JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(_folder, "endpoints.json")))![name]);

    /// <summary>Its database, as the owner.</summary>
    public NpgsqlDataSource Postgres(string schema)
    {
        var database = Endpoint("postgres");
        var login = database.UserInfo.Split(':');
        return NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder
        {
            Host = database.Host,
            Port = database.Port,
            Database = database.AbsolutePath[1..],
            Username = Uri.UnescapeDataString(login[0]),
            Password = Uri.UnescapeDataString(login[1]),
            SearchPath = schema,
        }.ConnectionString);
    }

    /// <param name="settings">Environment variables over the usual ones: without them there is no demo traffic.</param>
    public async Task StartAsync(params (string Name, string Value)[] settings)
    {
        Directory.CreateDirectory(_folder);
        var appHost = Path.Combine(AppContext.BaseDirectory, "../../BizPulse.AppHost/release/BizPulse.AppHost.dll");
        var start = new ProcessStartInfo("dotnet", [Path.GetFullPath(appHost)])
        {
            Environment = { ["BIZPULSE_HOME"] = _folder, ["BIZPULSE_PORT"] = $"{FreePort()}", ["BizPulse__Demo"] = "false" },
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        _appHost = Process.Start(start)!;
        _appHost.OutputDataReceived += (_, _) => { };
        _appHost.BeginOutputReadLine();

        using var http = new HttpClient();
        var deadline = Stopwatch.StartNew();
        while (!await IsHealthyAsync(http))
        {
            if (_appHost.HasExited || deadline.Elapsed > Patience)
                throw new InvalidOperationException($"the system did not start: see {_folder}/logs");
            await Task.Delay(100);
        }
    }

    public async Task StopAsync()
    {
        if (_appHost is null)
            return;
        using (var signal = Process.Start("kill", [$"-{Sigterm}", $"{_appHost.Id}"]))
            await signal.WaitForExitAsync();
        await _appHost.WaitForExitAsync();
        _appHost.Dispose();
        _appHost = null;
    }

    /// <summary>By the program's name. Proportional: a page that several share counts once in the sum.</summary>
    public Dictionary<string, double> PssMegabytes() => Own()
        .GroupBy(NameOf, process => ReadOrEmpty($"/proc/{process}/smaps_rollup").Split('\n')
            .Where(line => line.StartsWith("Pss:", StringComparison.Ordinal))
            .Sum(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024))
        .ToDictionary(group => group.Key, group => group.Sum());

    /// <summary>User and system time so far, of all processes that live now.</summary>
    public TimeSpan CpuTime() => TimeSpan.FromSeconds(Own()
        .Select(StatOf)
        .Where(fields => fields.Length > 12)
        .Sum(fields => (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond));

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    private async Task<bool> IsHealthyAsync(HttpClient http)
    {
        try
        {
            var endpoints = JsonSerializer.Deserialize<Dictionary<string, string>>(await File.ReadAllTextAsync(Path.Combine(_folder, "endpoints.json")))!;
            using var answer = await http.GetAsync(new Uri($"{endpoints["gateway"]}/api/health"));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException or JsonException)
        {
            return false; // not yet
        }
    }

    /// <summary>The AppHost and all below it. Not by their environment: Postgres and Redis write their title over it.</summary>
    private IEnumerable<string> Own()
    {
        var children = Directory.EnumerateDirectories("/proc")
            .Select(path => Path.GetFileName(path)!)
            .Where(name => char.IsDigit(name[0]))
            .ToLookup(process => StatOf(process) is [_, var parent, ..] ? parent : "");

        IEnumerable<string> WithChildren(string process) => children[process].SelectMany(WithChildren).Prepend(process);
        return WithChildren($"{_appHost!.Id}");
    }

    /// <summary>From the state on, which follows the program's name in brackets.</summary>
    private static string[] StatOf(string process) =>
        ReadOrEmpty($"/proc/{process}/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string NameOf(string process)
    {
        var arguments = ReadOrEmpty($"/proc/{process}/cmdline").Split('\0');
        var program = arguments is [var host, var dll, ..] && host.EndsWith("dotnet", StringComparison.Ordinal) ? dll : arguments[0].Split(' ')[0].TrimEnd(':');
        return Path.GetFileNameWithoutExtension(program).Replace("BizPulse.", "", StringComparison.Ordinal).Replace('-', '_').ToLowerInvariant();
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

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
