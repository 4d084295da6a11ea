using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using BizPulse.Access;
using BizPulse.Contracts;
using BizPulse.Ingestion.Features.DeadLetters;
using BizPulse.Ingestion.Features.FxRates;
using BizPulse.Ingestion.Features.Pipeline;
using BizPulse.Testing;
using Confluent.Kafka;
using EmbeddedKafka;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace BizPulse.Ingestion.Tests.Status;

/// <summary>The whole service, asked over HTTP about its pipeline.</summary>
public sealed class PipelineApiTests(RealEngines engines) : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("bizpulse-pipeline-");
    private readonly TestAccess _access = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _access.Dispose();
        _data.Delete(recursive: true);
    }

    [Fact]
    public async Task A_dead_letter_is_listed_mended_and_counts_once()
    {
        await using var pipeline = await Pipeline.StartAsync(engines);
        await using var kafka = await KafkaBroker.StartAsync(new() { DataFolder = _data.FullName });
        await using var service = Service(pipeline, kafka);
        using var planner = ClientOf(service, Roles.Planner);
        var sale = Given.Sale(at: DateTime.UtcNow.AddHours(-1));
        await PublishAsync(kafka, EventWriter.ToJson(sale with { Currency = "euro" }));

        var letter = await FirstLetterAsync(planner);
        Assert.Equal("currency: must be three capital letters, such as EUR", letter.Reason);
        Assert.Equal(sale.EventId, letter.EventId);

        Assert.Equal(HttpStatusCode.BadRequest, await ReplayAsync(planner, letter.Id, []));
        Assert.Equal(
            HttpStatusCode.BadRequest,
            await ReplayAsync(planner, letter.Id, EventWriter.ToJson(sale with { EventId = Guid.NewGuid() })));
        Assert.Equal(HttpStatusCode.Accepted, await ReplayAsync(planner, letter.Id, EventWriter.ToJson(sale)));
        Assert.Equal(HttpStatusCode.Conflict, await ReplayAsync(planner, letter.Id, EventWriter.ToJson(sale)));
        Assert.Equal(HttpStatusCode.NotFound, await ReplayAsync(planner, letter.Id + 1, []));
        await Eventually.ValueAsync(
            () => pipeline.ScalarAsync<long>("select count(*) from sales"), count => count > 0,
            "the mended sale is stored");
        Assert.Equal(sale.EventId, await pipeline.ScalarAsync<Guid>("select event_id from sales"));
    }

    [Fact]
    public async Task The_pipelines_state_tells_lag_dead_letters_and_the_last_check()
    {
        await using var pipeline = await Pipeline.StartAsync(engines);
        await using var kafka = await KafkaBroker.StartAsync(new() { DataFolder = _data.FullName });
        await using var service = Service(pipeline, kafka);
        using var analyst = ClientOf(service, Roles.Analyst);
        await PublishAsync(kafka, Encoding.UTF8.GetBytes("{"));
        await FirstLetterAsync(analyst);
        await pipeline.AssertConsistentAsync();

        var status = await Eventually.ValueAsync(
            async () => (await analyst.GetFromJsonAsync<PipelineStatus>("/api/system/pipeline", Ct))!,
            found => found.State != "stopped", "the processor has reported");

        Assert.Equal("running", status.State);
        Assert.Equal((0, 1), (status.Lag, status.DeadLetters));
        Assert.True(status.LastCheck!.Agrees);
        Assert.Contains(status.Partitions, partition => partition.Topic == Topics.Sales && partition.Next == 1);
    }

    [Fact]
    public async Task A_planner_sets_a_rate_and_sees_what_still_waits_for_one()
    {
        await using var pipeline = await Pipeline.StartAsync(engines);
        await pipeline.StoreAsync(
            Given.Sale(price: 100) with { Currency = "USD" }, Given.Sale(price: 100) with { Currency = "CHF" });
        await using var kafka = await KafkaBroker.StartAsync(new() { DataFolder = _data.FullName });
        await using var service = Service(pipeline, kafka);
        using var planner = ClientOf(service, Roles.Planner);
        var day = DateOnly.FromDateTime(Pipeline.Now).AddDays(-1);

        var set = await SetRateAsync(planner, $"USD/{day:yyyy-MM-dd}", 0.5m);

        Assert.Equal(new FxRateSet("USD", day, 0.5m, 1), await set.Content.ReadFromJsonAsync<FxRateSet>(Ct));
        var rates = (await planner.GetFromJsonAsync<FxRates>("/api/ingest/fx-rates", Ct))!;
        Assert.Equal("EUR", rates.Currency);
        Assert.Equal([new FxRate("USD", day, 0.5m)], rates.Rates);
        Assert.Equal([new UnconvertedDay("CHF", day, 1)], rates.Unconverted);
    }

    [Theory]
    [InlineData("usd/2026-05-31", "0.5", "currency")]
    [InlineData("EUR/2026-05-31", "0.5", "currency")]
    [InlineData("USD/2026-05-31", "0", "rate")]
    [InlineData("USD/2026-05-31", "0.0000000001", "rate")]
    [InlineData("USD/2026-05-31", "1000001", "rate")]
    [InlineData("USD/yesterday", "0.5", "day")]
    public async Task A_rate_that_makes_no_sense_is_refused_with_the_fields_name(
        string address, string rate, string field)
    {
        await using var pipeline = await Pipeline.StartAsync(engines);
        await using var kafka = await KafkaBroker.StartAsync(new() { DataFolder = _data.FullName });
        await using var service = Service(pipeline, kafka);
        using var planner = ClientOf(service, Roles.Planner);

        var answer = await SetRateAsync(planner, address, decimal.Parse(rate, CultureInfo.InvariantCulture));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(field, await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Equal(0, await pipeline.ScalarAsync<long>("select count(*) from fx_rates"));
    }

    [Fact]
    public async Task While_the_database_is_away_what_needs_it_hears_503_and_when_to_come_again()
    {
        await using var pipeline = await Pipeline.StartAsync(engines);
        await using var database = new CutDatabase(pipeline.ConnectionString);
        await using var kafka = await KafkaBroker.StartAsync(new() { DataFolder = _data.FullName });
        await using var service = Service(pipeline, kafka).WithWebHostBuilder(
            host => host.UseSetting("ConnectionStrings:bizpulse", database.ConnectionString));
        using var admin = ClientOf(service, Roles.Admin);

        database.Cut();

        var mapping = new
        {
            name = "mine",
            kind = "sales",
            timeZone = "UTC",
            columns = new[] { "orderId", "sku", "quantity", "occurredAt", "unitPrice" }.ToDictionary(field => field),
            constants = new { currency = "EUR" },
        };
        Assert.Equal(
            [
                "GET /alive 200", "GET /api/ingest/schemas/{topic} 404", "GET /openapi/v1.json 200",
                "POST /api/ingest/catalog 415", "POST /api/ingest/engagement 415", "POST /api/ingest/inventory 415",
                "POST /api/ingest/sales 415", "POST /api/webhooks/{source} 401",
            ],
            await CutDatabase.OtherAnswersAsync(
                service.Services, admin,
                ("POST /api/ingest/files/", "/api/ingest/files", FormOf("mine")),
                ("POST /api/ingest/files/preview", "/api/ingest/files/preview", FormOf("mine")),
                ("PUT /api/ingest/fx-rates/{currency}/{day}", "/api/ingest/fx-rates/USD/2026-01-01",
                    JsonContent.Create(new NewFxRate(1))),
                ("PUT /api/ingest/mappings/{name}", "/api/ingest/mappings/mine", JsonContent.Create(mapping))));

        static MultipartFormDataContent FormOf(string mapping) => new()
        {
            { new StringContent("o,s\n1,2\n"), "file", "sales.csv" },
            { new StringContent(mapping), "mapping" },
        };
    }

    [Fact]
    public async Task Every_route_answers_each_role_as_its_permission_says()
    {
        await using var pipeline = await Pipeline.StartAsync(engines);
        await using var kafka = await KafkaBroker.StartAsync(new() { DataFolder = _data.FullName });
        await using var service = Service(pipeline, kafka);

        Assert.Empty(await RouteAccess.FindWrongAnswersAsync(
            service.Services, service.CreateClient, _access.TokenOf,
            ["/health", "/alive", "/openapi/v1.json", "/api/webhooks/{source}"]));
    }

    [Fact]
    public async Task A_viewer_sees_no_dead_letters_and_an_analyst_replays_none()
    {
        await using var pipeline = await Pipeline.StartAsync(engines);
        await using var kafka = await KafkaBroker.StartAsync(new() { DataFolder = _data.FullName });
        await using var service = Service(pipeline, kafka);
        using var viewer = ClientOf(service, Roles.Viewer);
        using var analyst = ClientOf(service, Roles.Analyst);

        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.GetAsync("/api/ingest/deadletters", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await analyst.GetAsync("/api/ingest/deadletters", Ct)).StatusCode);
        Assert.Equal(
            HttpStatusCode.BadRequest, (await analyst.GetAsync("/api/ingest/deadletters?limit=0", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, await ReplayAsync(analyst, 1, []));
    }

    private WebApplicationFactory<DeadLetter> Service(Pipeline pipeline, KafkaBroker kafka) =>
        Service(pipeline, kafka, _access);

    internal static WebApplicationFactory<DeadLetter> Service(
        Pipeline pipeline, KafkaBroker kafka, TestAccess access) =>
        new WebApplicationFactory<DeadLetter>().WithWebHostBuilder(host =>
        {
            host.UseSetting("ConnectionStrings:bizpulse", pipeline.ConnectionString);
            host.UseSetting("ConnectionStrings:kafka", kafka.BootstrapServers);
            host.UseSetting("BizPulse:Currency", pipeline.Settings.Currency);
            host.ConfigureTestServices(services => services.AddSingleton<IVerificationKeys>(access));
        });

    private HttpClient ClientOf(WebApplicationFactory<DeadLetter> service, string role)
    {
        var client = service.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _access.TokenOf(role));
        return client;
    }

    private static Task<HttpResponseMessage> SetRateAsync(HttpClient client, string address, decimal rate) =>
        client.PutAsJsonAsync($"/api/ingest/fx-rates/{address}", new NewFxRate(rate), Ct);

    private static async Task<DeadLetter> FirstLetterAsync(HttpClient client)
    {
        var page = await Eventually.ValueAsync(
            () => client.GetFromJsonAsync<DeadLetterPage>("/api/ingest/deadletters", Ct),
            found => found is { Items: [_, ..] }, "the dead letter is stored");
        return page!.Items[0];
    }

    private static async Task<HttpStatusCode> ReplayAsync(HttpClient client, long id, byte[] body)
    {
        using var answer = await client.PostAsync(
            $"/api/ingest/deadletters/{id}/replay", new ByteArrayContent(body), Ct);
        return answer.StatusCode;
    }

    private static async Task PublishAsync(KafkaBroker kafka, byte[] body)
    {
        using var producer = new ProducerBuilder<string, byte[]>(
            new ProducerConfig { BootstrapServers = kafka.BootstrapServers }).Build();
        await producer.ProduceAsync(Topics.Sales, new() { Key = "CUP", Value = body }, Ct);
    }
}
