using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace BizPulse.System.Tests;

/// <summary>
/// Sales on their whole way: in by HTTP, through Kafka, into Postgres, out in numbers and on the live wire.
/// </summary>
public sealed class SaleJourneyTests(RunningSystem system)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Good_lines_count_once_and_bad_lines_are_told()
    {
        using var client = await system.SignInAsync();
        var sku = NewSku();
        string[] lines =
        [
            Sale(sku, "A", 1, quantity: 2, price: 10),
            Sale(sku, "A", 2, quantity: 1, price: 0.005m),
            Sale(sku, "A", 1, quantity: 2, price: 10), // again
            "not json",
            Sale(sku, "B", 1, quantity: 0, price: 10),
            Sale(sku, "R", 1, quantity: -1, price: 10),
        ];

        using var answer = await client.PostAsync(
            "/api/ingest/sales", Body(string.Join('\n', lines), "application/x-ndjson"));

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var told = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((4, 2), (told.GetProperty("accepted").GetInt32(), told.GetProperty("rejected").GetInt32()));
        Assert.Equal(
            ["4 body", "5 quantity"],
            told.GetProperty("rejections").EnumerateArray().Select(
                one => $"{one.GetProperty("line")} {one.GetProperty("field")}"));
        var kpis = await UntilAsync(
            client, $"/api/analytics/kpis?sku={sku}", found => found.GetProperty("units").GetDecimal() == 2);
        Assert.Equal((10.005m, 1), (kpis.GetProperty("revenue").GetDecimal(), kpis.GetProperty("orders").GetInt32()));
    }

    [Fact]
    public async Task Packed_bodies_and_arrays_are_taken_as_well()
    {
        using var client = await system.SignInAsync();
        var sku = NewSku();
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
            await gzip.WriteAsync(Encoding.UTF8.GetBytes($"[{Sale(sku, "A", 1)},{Sale(sku, "B", 1)}]"));
        using var content = new ByteArrayContent(packed.ToArray());
        content.Headers.Add("Content-Type", "application/json");
        content.Headers.Add("Content-Encoding", "gzip");

        using var answer = await client.PostAsync("/api/ingest/sales", content);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        await UntilAsync(
            client, $"/api/analytics/kpis?sku={sku}", found => found.GetProperty("orders").GetInt32() == 2);
    }

    [Theory]
    [InlineData("application/x-ndjson", "", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "{", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "[]", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "[[[[", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "{\"sku\":7}", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "{\"quantity\":\"NaN\"}", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "{\"occurredAt\":\"9999-99-99\"}", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "\u0000\u0001", HttpStatusCode.BadRequest)]
    [InlineData("text/plain", "{}", HttpStatusCode.UnsupportedMediaType)]
    public async Task Nonsense_is_refused_with_a_problem(string type, string body, HttpStatusCode expected)
    {
        using var client = await system.SignInAsync();
        foreach (var topic in (string[])["sales", "inventory", "catalog", "engagement"])
        {
            using var answer = await client.PostAsync($"/api/ingest/{topic}", Body(body, type));

            Assert.Equal((topic, expected), (topic, answer.StatusCode));
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        }
    }

    [Fact]
    public async Task A_ten_megabyte_text_is_refused_and_hurts_nobody()
    {
        using var client = await system.SignInAsync();
        var sku = NewSku();
        var body = $"{{\"sku\":\"{new string('x', 10 << 20)}\"}}\n{Sale(sku, "A", 1)}\n";

        using var answer = await client.PostAsync("/api/ingest/sales", Body(body, "application/x-ndjson"));

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var told = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((1, 1), (told.GetProperty("accepted").GetInt32(), told.GetProperty("rejected").GetInt32()));
    }

    [Fact]
    public async Task A_file_is_imported_once_however_often_it_is_sent_and_can_be_taken_back()
    {
        using var client = await system.SignInAsync();
        var sku = NewSku();
        var file = $"InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"
            + $"1,{sku},Mug,2,2011-05-01 10:00:00,3.50,17850,United Kingdom\n"
            + $"1,{sku},Mug,2,2011-05-01 10:00:00,3.50,17850,United Kingdom\n" // a real duplicate
            + $"C2,{sku},Mug,-1,2011-05-02 10:00:00,3.50,17850,United Kingdom\n"
            + $"3,{sku},Mug,many,2011-05-02 10:00:00,3.50,17850,United Kingdom\n";

        var first = await ImportAsync(client, file);
        Assert.Equal(
            (4, 3, 1),
            (
                first.GetProperty("rows").GetInt32(), first.GetProperty("accepted").GetInt32(),
                first.GetProperty("rejected").GetInt32()));
        var report = await client.GetStringAsync($"/api/ingest/files/{first.GetProperty("id").GetGuid()}/rejections");
        Assert.Equal("row,field,reason\n5,\"quantity\",\"'many' is not a number\"\n", report);
        await UntilAsync(
            client, $"/api/analytics/kpis?sku={sku}", found => found.GetProperty("revenue").GetDecimal() == 10.5m);

        var second = await ImportAsync(client, file);
        await UntilAsync(client, "/api/system/pipeline", pipeline => pipeline.GetProperty("lag").GetInt64() == 0);
        var again = await client.GetFromJsonAsync<JsonElement>($"/api/analytics/kpis?sku={sku}");
        Assert.Equal(10.5m, again.GetProperty("revenue").GetDecimal());

        foreach (var (import, left) in new[] { (first, 10.5m), (second, 0m) }) // it goes with the last that brought it
        {
            using var taken = await client.DeleteAsync($"/api/ingest/files/{import.GetProperty("id").GetGuid()}");
            Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
            var rest = await client.GetFromJsonAsync<JsonElement>($"/api/analytics/kpis?sku={sku}");
            Assert.Equal(left, rest.GetProperty("revenue").GetDecimal());
        }
    }

    [Fact]
    public async Task A_sale_shows_on_the_wire_with_its_stock()
    {
        var ct = TestContext.Current.CancellationToken;
        using var client = await system.SignInAsync();
        var sku = NewSku();
        var count = JsonSerializer.Serialize(
            new
            {
                type = "StockCounted",
                eventId = Guid.NewGuid(),
                sku,
                quantity = 20,
                occurredAt = DateTime.UtcNow.AddHours(-1)
            });
        using var counted = await client.PostAsync("/api/ingest/inventory", Body(count, "application/json"));
        Assert.Equal(HttpStatusCode.Accepted, counted.StatusCode);
        await using var hub = await HubSocket.ConnectAsync(
            system.Gateway.BaseAddress!, client.DefaultRequestHeaders.Authorization!.Parameter!, ct);
        await hub.InvokeAsync("Watch", new[] { sku }, ct);

        using var sold = await client.PostAsync(
            "/api/ingest/sales", Body(Sale(sku, "A", 1, quantity: 3, store: null), "application/json"));

        Assert.Equal(HttpStatusCode.Accepted, sold.StatusCode);
        var frame = await hub.FrameAsync(
            frame => frame.GetProperty("levels").EnumerateArray().Any(
                level => level.GetProperty("level").GetDecimal() == 17),
            ct).WaitAsync(Patience, ct);
        Assert.Contains(
            frame.GetProperty("sales").EnumerateArray(), sale => sale.GetProperty("sku").GetString() == sku);
        Assert.True(frame.GetProperty("today").GetProperty("units").GetDecimal() >= 3);
    }

    [Fact]
    public async Task One_trace_leads_from_the_request_through_kafka_to_the_database()
    {
        using var client = await system.SignInAsync();
        var traceId = Guid.NewGuid().ToString("n");
        client.DefaultRequestHeaders.Add("traceparent", $"00-{traceId}-{traceId[..16]}-01");

        using var answer = await client.PostAsync(
            "/api/ingest/sales", Body(Sale(NewSku(), "A", 1), "application/json"));

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        // One that shares a batch with an earlier sale has a span of its own there, "store", which links to the batch.
        var trace = await Trace.UntilAsync(
            system.Dashboard, traceId,
            trace =>
                trace.Spans.Overlaps(["sales.v1 process", "store"])
                    && trace.Services.IsSupersetOf(["gateway", "ingestion"]));
        Assert.Contains("sales.v1 publish", trace.Spans);
    }

    [Fact]
    public async Task One_trace_leads_from_the_request_to_the_forecast_that_it_caused()
    {
        using var client = await system.SignInAsync();
        var (sku, traceId) = (NewSku(), Guid.NewGuid().ToString("n"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/ingest/sales")
        {
            Content = Body(Sale(sku, "A", 1, quantity: 4), "application/json")
        };
        request.Headers.Add("traceparent", $"00-{traceId}-{traceId[..16]}-01");

        using var answer = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var forecast = await UntilAsync(
            client, $"/api/forecasts/{sku}",
            found => found.GetProperty("method").GetProperty("kind").GetString() == "category");
        Assert.Equal(30, forecast.GetProperty("days").GetArrayLength());
        var trace = await Trace.UntilAsync(
            system.Dashboard, traceId, trace => trace.Services.IsSupersetOf(["gateway", "ingestion", "forecast"]));
        Assert.Superset(
            new HashSet<string>(["sales.v1 publish", "forecast"], StringComparer.Ordinal), trace.Spans.ToHashSet());
    }

    private static async Task<JsonElement> ImportAsync(HttpClient client, string content)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("uci-online-retail"), "mapping" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(content)), "file", "sales.csv" },
        };
        using var answer = await client.PostAsync("/api/ingest/files", form);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var id = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        var file = await UntilAsync(
            client, $"/api/ingest/files/{id}",
            file => file.GetProperty("state").GetString() is not ("queued" or "running"));
        Assert.Equal("completed", file.GetProperty("state").GetString());
        return file;
    }

    /// <summary>Asks again until the answer is as expected; numbers follow an accepted event within moments.</summary>
    private static async Task<JsonElement> UntilAsync(
        HttpClient client, string address, Func<JsonElement, bool> expected)
    {
        using var patience = new CancellationTokenSource(Patience);
        var last = default(JsonElement);
        while (!patience.IsCancellationRequested)
        {
            using var answer = await client.GetAsync(address, CancellationToken.None);
            if (answer.IsSuccessStatusCode
                && (last = await answer.Content.ReadFromJsonAsync<JsonElement>(CancellationToken.None)) is var found
                && expected(found))
                return found;
            await Task.Delay(100, CancellationToken.None);
        }
        throw new TimeoutException($"{address} never answered as expected; last: {last}");
    }

    private static string NewSku() => $"T-{Guid.NewGuid():n}"[..12];

    private static string Sale(
        string sku, string order, int line, decimal quantity = 1, decimal price = 10, string? store = "shop") =>
        JsonSerializer.Serialize(new
        {
            orderId = $"{order}-{sku}",
            lineNo = line,
            occurredAt = DateTime.UtcNow,
            sku,
            quantity,
            unitPrice = price,
            currency = "GBP",
            country = "UK",
            storeId = store,
        });

    private static ByteArrayContent Body(string text, string type)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        content.Headers.Add("Content-Type", type);
        return content;
    }
}
