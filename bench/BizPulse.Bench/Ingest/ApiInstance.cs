using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using BizPulse.Contracts;

namespace BizPulse.Bench.Ingest;

/// <summary>
/// One more instance of the ingestion service that only takes events in (<c>Ingestion:Roles=Api</c>), beside those of the running
/// system. A sender that loses it sends its last request again to the gateway.
/// </summary>
internal sealed class ApiInstance : IDisposable
{
    private const int SalesPerRequest = 500;

    private readonly Process _process;
    private readonly HttpClient _http;
    private readonly HttpClient _gateway;

    private ApiInstance(Process process, Uri address, Uri gateway)
    {
        _process = process;
        _http = new HttpClient { BaseAddress = address };
        _gateway = new HttpClient { BaseAddress = gateway };
    }

    public static async Task<ApiInstance> StartAsync(RunningSystem system)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var known = RunningSystem.ProcessIds("BizPulse.Ingestion")[0];
        var arguments = (await File.ReadAllTextAsync($"/proc/{known}/cmdline")).Split('\0', StringSplitOptions.RemoveEmptyEntries);
        var start = new ProcessStartInfo(arguments[0], arguments[1..]) { RedirectStandardOutput = true };
        foreach (var variable in (await File.ReadAllTextAsync($"/proc/{known}/environ")).Split('\0', StringSplitOptions.RemoveEmptyEntries))
            start.Environment[variable.Split('=')[0]] = variable[(variable.IndexOf('=') + 1)..];
        start.Environment["Ingestion__Roles"] = "Api";
        start.Environment["ASPNETCORE_URLS"] = address.ToString();

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var instance = new ApiInstance(process, address, system.Gateway);
        await instance.SignInAsync();
        while (!await instance.IsAliveAsync())
            await Task.Delay(100);
        return instance;
    }

    /// <summary>kill -9.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Sends all sales, request by request; after the instance has died, through the gateway.</summary>
    public async Task SendAsync(IEnumerable<SaleRecorded> sales)
    {
        var isGone = false;
        foreach (var some in sales.Chunk(SalesPerRequest))
        {
            isGone = isGone || !await TrySendAsync(_http, some);
            while (isGone && !await TrySendAsync(_gateway, some))
                await Task.Delay(200);
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
        _http.Dispose();
        _gateway.Dispose();
    }

    private static async Task<bool> TrySendAsync(HttpClient client, SaleRecorded[] sales)
    {
        try
        {
            using var body = new ByteArrayContent([.. sales.SelectMany(sale => EventWriter.ToJson(sale).Append((byte)'\n'))]);
            body.Headers.ContentType = new("application/x-ndjson");
            using var answer = await client.PostAsync("/api/ingest/sales", body);
            return answer.StatusCode == HttpStatusCode.Accepted;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private async Task SignInAsync()
    {
        using var answer = await _gateway.PostAsJsonAsync("/api/auth/login", new { username = "testuser", password = "testpassword" });
        var token = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
        _http.DefaultRequestHeaders.Authorization = _gateway.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    private async Task<bool> IsAliveAsync()
    {
        try
        {
            using var answer = await _http.GetAsync("/health");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false; // not yet
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
