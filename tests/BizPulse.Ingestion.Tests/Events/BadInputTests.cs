using System.IO.Compression;
using System.IO.Pipelines;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BizPulse.Access;
using BizPulse.Ingestion.Features.DeadLetters;
using BizPulse.Ingestion.Features.Files;
using BizPulse.Ingestion.Tests.Status;
using BizPulse.Testing;
using EmbeddedKafka;
using Microsoft.AspNetCore.Mvc.Testing;

namespace BizPulse.Ingestion.Tests.Events;

/// <summary>What is wrong in what is sent gets an answer that says so, and nothing else suffers.</summary>
public sealed class BadInputTests(RealEngines engines) : IAsyncLifetime
{
    private const string Header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";
    private const string Row = "536365,85123A,HOLDER,6,2011-07-01 08:26,2.55,17850,United Kingdom\n";

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("bizpulse-bad-input-");
    private readonly TestAccess _access = new();
    private Pipeline _pipeline = null!;
    private KafkaBroker _kafka = null!;
    private WebApplicationFactory<DeadLetter> _service = null!;
    private HttpClient _planner = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _pipeline = await Pipeline.StartAsync(engines);
        _kafka = await KafkaBroker.StartAsync(new() { DataFolder = _data.FullName });
        _service = PipelineApiTests.Service(_pipeline, _kafka, _access);
        _planner = _service.CreateClient();
        _planner.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", _access.TokenOf(Roles.Planner));
    }

    public async ValueTask DisposeAsync()
    {
        _planner.Dispose();
        await _service.DisposeAsync();
        await _kafka.DisposeAsync();
        await _pipeline.DisposeAsync();
        _access.Dispose();
        _data.Delete(recursive: true);
    }

    [Fact]
    public async Task A_file_with_text_that_cannot_be_kept_spoils_itself_at_most()
    {
        var utf16 = await ImportAsync(Encoding.Unicode.GetBytes(Header + Row));
        var json = await ImportAsync(Encoding.UTF8.GetBytes("[{\"In\\u0000voice\":1}]"));
        var cells = await ImportAsync(Encoding.UTF8.GetBytes(
            Header + Row.Replace("2.55", "2\0" + "55", StringComparison.Ordinal)
                + Row.Replace("2.55", new string('x', 39) + "😀", StringComparison.Ordinal) + Row));
        var good = await ImportAsync(Encoding.UTF8.GetBytes(Header + Row));

        Assert.Equal(("failed", "The header is not text: save the file as UTF-8."), (utf16.State, utf16.Error));
        Assert.Equal("failed", json.State);
        Assert.Contains("no column 'InvoiceNo'", json.Error, StringComparison.Ordinal);
        Assert.Equal(("completed", 1, 2), (cells.State, cells.Accepted, cells.Rejected));
        Assert.Equal(("completed", 1, 0), (good.State, good.Accepted, good.Rejected));
        Assert.Equal(
            [
                "row,field,reason", "2,\"unitPrice\",\"'2\uFFFD55' is not a number\"",
                $"3,\"unitPrice\",\"'{new string('x', 39)}\uFFFD…' is not a number\""],
            (await _planner.GetStringAsync($"/api/ingest/files/{cells.Id}/rejections", Ct)).Split(
                '\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task The_description_of_the_API_has_the_form_of_a_file_and_its_mapping()
    {
        var document = (await _planner.GetFromJsonAsync<JsonObject>("/openapi/v1.json", Ct))!;

        JsonNode FormOf(string path) =>
            document["paths"]![path]!["post"]!["requestBody"]!["content"]!["multipart/form-data"]!["schema"]!;
        var (upload, preview) = (FormOf("/api/ingest/files"), FormOf("/api/ingest/files/preview"));
        Assert.Equal("binary", (string?)upload["properties"]!["file"]!["format"]);
        Assert.Equal("string", (string?)upload["properties"]!["mapping"]!["type"]);
        Assert.Equal(["file", "mapping"], upload["required"]!.AsArray().Select(field => (string?)field));
        Assert.Equal(["file"], preview["required"]!.AsArray().Select(field => (string?)field));
    }

    [Fact]
    public async Task An_import_waits_while_Postgres_does_not_answer_and_begins_again()
    {
        await _pipeline.ExecuteAsync("alter table import_rejections rename column reason to hidden");
        var file = await UploadAsync(Encoding.UTF8.GetBytes(Header + "1\n" + Row));
        await Eventually.ValueAsync(
            () => _pipeline.ScalarAsync<long>(
                "select count(*) from pg_stat_activity where query ilike 'copy import_rejections%' and state = 'idle'"),
            failed => failed > 0, "the import has tried to write a rejection");

        await _pipeline.ExecuteAsync("alter table import_rejections rename column hidden to reason");
        var done = await DoneAsync(file.Id);

        Assert.Equal(("completed", 1, 1), (done.State, done.Accepted, done.Rejected));
        Assert.Equal(
            1,
            await _pipeline.ScalarAsync<long>(
                "select count(distinct row_number) from import_rejections where reason is not null"));
    }

    [Theory]
    [InlineData("/api/ingest/sales", "gzip", HttpStatusCode.BadRequest)]
    [InlineData("/api/ingest/sales", "br", HttpStatusCode.BadRequest)]
    [InlineData("/api/ingest/sales", "deflate", HttpStatusCode.BadRequest)]
    [InlineData("/api/ingest/sales", "zstd", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("/api/webhooks/till", "gzip", HttpStatusCode.BadRequest)]
    public async Task A_body_that_cannot_be_unpacked_is_the_senders_mistake(
        string route, string encoding, HttpStatusCode expected)
    {
        using var body = new ByteArrayContent("neither packed nor plain"u8.ToArray());
        body.Headers.ContentType = new("application/json");
        body.Headers.ContentEncoding.Add(encoding);

        using var answer = await _planner.PostAsync(route, body, Ct);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("gzip", 0.5)]
    [InlineData("gzip", 0.999)]
    [InlineData("br", 0.5)]
    public async Task A_packed_body_that_was_cut_off_is_not_taken_for_a_whole_one(string encoding, double share)
    {
        var sales = string.Concat(Enumerable.Range(0, 2_000).Select(i =>
            $$"""{"orderId":"{{Guid.NewGuid()}}","lineNo":1,"occurredAt":"2026-01-02T10:00:00Z","sku":"A","quantity":1,"unitPrice":{{i}},"currency":"GBP"}""" + "\n"));
        using var packed = new MemoryStream();
        await using (Stream packing = encoding == "br"
            ? new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true)
            : new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            await packing.WriteAsync(Encoding.UTF8.GetBytes(sales), Ct);
        using var body = new ByteArrayContent(packed.ToArray()[..(int)(packed.Length * share)]);
        body.Headers.ContentType = new("application/x-ndjson");
        body.Headers.ContentEncoding.Add(encoding);

        using var answer = await _planner.PostAsync("/api/ingest/sales", body, Ct);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.StartsWith(
            "The packed body is damaged.", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.InRange(problem.GetProperty("accepted").GetInt64(), 900, 2_000);
        // the event that was cut in two is not the sender's mistake
        Assert.Equal(0, problem.GetProperty("rejected").GetInt64());
    }

    [Fact]
    public async Task While_32_requests_stream_on_any_routes_one_more_is_told_to_come_back()
    {
        string[] routes =
        [
            "/api/ingest/sales", "/api/ingest/inventory", "/api/ingest/catalog", "/api/ingest/engagement",
            "/api/webhooks/till",
        ];
        // follows no redirects, for which the other one keeps the whole body first
        using var till = _service.Server.CreateClient();
        till.DefaultRequestHeaders.Authorization = _planner.DefaultRequestHeaders.Authorization;
        var bodies = Enumerable.Range(0, 33).Select(_ => new Pipe()).ToList();
        var requests = bodies.Select(
            (body, index) => SendAsync(routes[index % routes.Length], new StreamContent(body.Reader.AsStream())))
            .ToList();

        var refused = await Task.WhenAny(requests).WaitAsync(TimeSpan.FromMinutes(1), Ct);
        foreach (var body in bodies)
            await body.Writer.CompleteAsync();
        var statuses = (await Task.WhenAll(requests)).Select(answer => answer.Status).ToList();
        foreach (var route in routes)
            statuses.Add((await SendAsync(route, new ByteArrayContent([]))).Status);

        Assert.Equal((HttpStatusCode.TooManyRequests, "2"), await refused);
        Assert.Single(statuses, HttpStatusCode.TooManyRequests); // the others held no event, or no signature

        async Task<(HttpStatusCode Status, string? ComeBack)> SendAsync(string route, HttpContent body)
        {
            body.Headers.ContentType = new("application/json");
            using var answer = await till.PostAsync(route, body, Ct);
            return (answer.StatusCode, answer.Headers.RetryAfter?.ToString());
        }
    }

    [Theory]
    [InlineData("a\0b", "uci-online-retail", HttpStatusCode.Accepted)]
    [InlineData("a.csv", "uci\0", HttpStatusCode.BadRequest)]
    public async Task Names_that_cannot_be_kept_are_mended_or_refused(
        string file, string mapping, HttpStatusCode expected)
    {
        var body = $"--b\r\nContent-Disposition: form-data; name=\"mapping\"\r\n\r\n{mapping}\r\n"
            + $"--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{file}\"\r\n\r\n{Header}{Row}\r\n--b--\r\n";
        using var form = new StringContent(body, MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b"));

        using var answer = await _planner.PostAsync("/api/ingest/files", form, Ct);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory]
    [InlineData(
        "\"columns\":{\"orderId\":\"a\",\"occurredAt\":\"b\",\"sku\":null,\"quantity\":\"d\",\"unitPrice\":\"e\"}",
        "columns")]
    [InlineData("\"dateFormat\":\"\\u0000\"", "dateFormat")]
    [InlineData("\"serviceSkus\":[null]", "serviceSkus")]
    [InlineData("\"constants\":{\"currency\":\"\\u0000\"}", "constants")]
    public async Task A_mapping_with_texts_that_cannot_be_kept_is_refused_by_field(string member, string field)
    {
        var columns = member.StartsWith("\"columns", StringComparison.Ordinal)
            ? "" : "\"columns\":{\"orderId\":\"a\",\"occurredAt\":\"b\",\"sku\":\"c\",\"quantity\":\"d\",\"unitPrice\":\"e\"},";
        using var body = new StringContent(
            $"{{\"name\":\"m\",\"kind\":\"sales\",\"timeZone\":\"UTC\",{columns}{member}}}",
            new MediaTypeHeaderValue("application/json"));

        using var answer = await _planner.PutAsync("/api/ingest/mappings/m", body, Ct);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains($"\"{field}\":[", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    private async Task<ImportFile> ImportAsync(byte[] content) => await DoneAsync((await UploadAsync(content)).Id);

    private async Task<ImportFile> UploadAsync(byte[] content)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("uci-online-retail"), "mapping" },
            { new ByteArrayContent(content), "file", "a.csv" }
        };
        using var answer = await _planner.PostAsync("/api/ingest/files", form, Ct);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<ImportFile>(Ct))!;
    }

    private async Task<ImportFile> FileAsync(Guid id) =>
        (await _planner.GetFromJsonAsync<ImportFile>($"/api/ingest/files/{id}", Ct))!;

    private Task<ImportFile> DoneAsync(Guid id) => Eventually.ValueAsync(
        () => FileAsync(id), file => file is { State: "completed" or "failed" }, "the import ends");
}
