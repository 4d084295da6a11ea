using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using BizPulse.Access;
using BizPulse.Ingestion.Tests.Status;
using BizPulse.Testing;
using EmbeddedKafka;

namespace BizPulse.Ingestion.Tests.Events;

public sealed class EventSchemaTests(RealEngines engines) : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("bizpulse-schemas-");

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public async Task The_schema_of_sales_says_what_a_source_is_and_that_it_may_be_left_out()
    {
        using var access = new TestAccess();
        await using var pipeline = await Pipeline.StartAsync(engines);
        await using var kafka = await KafkaBroker.StartAsync(new() { DataFolder = _data.FullName });
        await using var service = PipelineApiTests.Service(pipeline, kafka, access);
        using var client = service.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", access.TokenOf(Roles.Viewer));

        var schema = await client.GetFromJsonAsync<JsonElement>(
            "/api/ingest/schemas/sales", TestContext.Current.CancellationToken);

        var source = schema.GetProperty("properties").GetProperty("source");
        Assert.Contains(
            "an order is known by it and its number", source.GetProperty("description").GetString(),
            StringComparison.Ordinal);
        Assert.Equal(["string", "null"], source.GetProperty("type").EnumerateArray().Select(type => type.GetString()));
        Assert.False(schema.TryGetProperty("required", out _));
    }
}
