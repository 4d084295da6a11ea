using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using BizPulse.Contracts;
using BizPulse.Engines;

namespace BizPulse.Bench.Ingest;

/// <summary>
/// One more instance of the ingestion service beside that of the running system, with a role of its own
/// (<c>Ingestion:Roles</c>): it takes events in, or stores them. A sender that loses it sends its last request again to
/// the gateway.
/// </summary>
internal sealed class IngestionInstance : IDisposable
{
    private const string Assembly = "BizPulse.Ingestion.dll";
    private const int SalesPerRequest = 500;

    private readonly Process _process;
    private readonly HttpClient _http;
    private readonly HttpClient _gateway;

    private IngestionInstance(Process process, Uri address, Uri gateway)
    {
        _process = process;
        _http = new HttpClient { BaseAddress = address };
        _gateway = new HttpClient { BaseAddress = gateway };
    }

    public int Process => _process.Id;

    public static async Task<IngestionInstance> StartAsync(RunningSystem system, string role)
    {
        var address = new Uri($"http://127.0.0.1:{FreePorts.Next()}");
        var known = system.ProcessesOf(Assembly)[0];
        var arguments = (await File.ReadAllTextAsync($"/proc/{known}/cmdline")).Split(
            '\0', StringSplitOptions.RemoveEmptyEntries);
        var start = new ProcessStartInfo(arguments[0], arguments[1..]) { RedirectStandardOutput = true };
        foreach (var variable in (await File.ReadAllTextAsync($"/proc/{known}/environ")).Split(
            '\0', StringSplitOptions.RemoveEmptyEntries))
            start.Environment[variable.Split('=')[0]] = variable[(variable.IndexOf('=') + 1)..];
        start.Environment["Ingestion__Roles"] = role;
        start.Environment["ASPNETCORE_URLS"] = address.ToString();

        var process = System.Diagnostics.Process.Start(start)!;
        process.BeginOutputReadLine();
        return new IngestionInstance(process, address, system.Gateway);
    }

    /// <summary>Waits until it answers, and signs in.</summary>
    public async Task ReadyAsync()
    {
        await SignInAsync();
        while (!await IsAliveAsync())
            await Task.Delay(100);
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
        _process.WaitForExit();
        _process.Dispose();
        _http.Dispose();
        _gateway.Dispose();
    }

    private static async Task<bool> TrySendAsync(HttpClient client, SaleRecorded[] sales)
    {
        try
        {
            using var body = new ByteArrayContent(
                [.. sales.SelectMany(sale => EventWriter.ToJson(sale).Append((byte)'\n'))]);
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
        using var answer = await _gateway.PostAsJsonAsync(
            "/api/auth/login", new { username = "testuser", password = "testpassword" });
        var token = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>())
            .GetProperty("access_token").GetString();
        _http.DefaultRequestHeaders.Authorization =
            _gateway.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
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
}
