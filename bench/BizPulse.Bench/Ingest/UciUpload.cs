using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;

namespace BizPulse.Bench.Ingest;

/// <summary>
/// The UCI Online Retail file through the gateway, as a person uploads it, until all its numbers are there.
/// </summary>
internal static class UciUpload
{
    public const string File = "uci-online-retail.csv.gz";

    private const int Rows = 541_909;
    private const decimal NetRevenue = 9_747_747.93m;
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(10);

    /// <summary>Seconds from the first byte sent to the last sum right.</summary>
    public static async Task<double> SecondsAsync(Uri gateway, NpgsqlDataSource postgres, string path)
    {
        using var http = new HttpClient { BaseAddress = gateway, Timeout = _patience };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(http));

        var clock = Stopwatch.StartNew();
        await using var content = System.IO.File.OpenRead(path);
        using var form = new MultipartFormDataContent
        {
            { new StringContent("uci-online-retail"), "mapping" },
            { new StreamContent(content), "file", File }
        };
        using var answer = await http.PostAsync("/api/ingest/files", form);
        answer.EnsureSuccessStatusCode();
        while (!await IsRightAsync(postgres))
        {
            if (clock.Elapsed > _patience)
                throw new TimeoutException($"{File} is not stored after {_patience}.");
            await Task.Delay(200);
        }
        return clock.Elapsed.TotalSeconds;
    }

    private static async Task<string> TokenAsync(HttpClient http)
    {
        using var answer = await http.PostAsJsonAsync(
            "/api/auth/login", new { username = "testuser", password = "testpassword" });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString()!;
    }

    private static Task<bool> IsRightAsync(NpgsqlDataSource postgres) => postgres.ScalarAsync<bool>($"""
        select coalesce(sum(lines), 0) = {Rows}
            and round(coalesce(sum(revenue), 0), 2)
                = {NetRevenue.ToString(System.Globalization.CultureInfo.InvariantCulture)}
        from ingestion.sales_daily
        """);
}
