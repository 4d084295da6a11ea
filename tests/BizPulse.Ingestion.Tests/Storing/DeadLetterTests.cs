using System.Text;
using BizPulse.Contracts;
using BizPulse.Ingestion.Consuming;
using BizPulse.Testing;

namespace BizPulse.Ingestion.Tests.Storing;

public sealed class DeadLetterTests(RealEngines engines)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_makes_no_sense_is_kept_as_it_came_and_stops_nothing()
    {
        await using var pipeline = await Pipeline.StartAsync(engines);
        IncomingMessage[] batch =
        [
            await pipeline.AppendAsync(Given.Sale()),
            await pipeline.AppendAsync(Topics.Sales, "not json"),
            await pipeline.AppendAsync(
                Topics.Sales, """{"eventId":"0198c0de-0000-7000-8000-000000000001","sku":"A"}"""),
            await pipeline.AppendAsync(Given.Sale()),
        ];

        var stored = await pipeline.Store.StoreAsync(pipeline.BatchOf(batch), Ct);

        Assert.Equal((2, 2), (stored.Events, stored.DeadLetters));
        Assert.Equal(
            "not json",
            Encoding.UTF8.GetString(
                await pipeline.ScalarAsync<byte[]>("select body from dead_letters where \"offset\" = 1")));
        Assert.Equal(
            "body: is not valid JSON",
            await pipeline.ScalarAsync<string>("select reason from dead_letters where \"offset\" = 1"));
        Assert.Equal(
            Guid.Parse("0198c0de-0000-7000-8000-000000000001"),
            await pipeline.ScalarAsync<Guid>("select event_id from dead_letters where \"offset\" = 2"));
    }

    [Fact]
    public async Task Events_from_the_far_future_and_from_beyond_the_horizon_are_dead_letters()
    {
        await using var pipeline = await Pipeline.StartAsync(engines);

        var stored = await pipeline.StoreAsync(
            Given.Sale(at: Pipeline.Now.AddHours(23)), Given.Sale(at: Pipeline.Now.AddHours(25)),
            Given.Sale(at: Pipeline.Now.AddYears(-16)), Given.Sale(at: Pipeline.Now.AddYears(-26)));

        Assert.Equal((2, 2), (stored.Events, stored.DeadLetters));
        Assert.Equal(
            [
                "(\"occurredAt: is older than the retention horizon (2001-06-01)\")",
                "(\"occurredAt: lies in the future (later than 2026-06-02T12:00:00Z)\")"],
            await pipeline.RowsAsync("select reason from dead_letters"));
    }

    [Fact]
    public async Task What_only_the_database_refuses_is_found_among_thousands()
    {
        await using var pipeline = await Pipeline.StartAsync(engines);
        await pipeline.ExecuteAsync("alter table sales add constraint no_tea check (sku <> 'TEA')");
        var batch = new List<IncomingMessage>();
        for (var i = 0; i < 100; i++)
            batch.Add(await pipeline.AppendAsync(Given.Sale(i == 42 ? "TEA" : "CUP")));

        var stored = await pipeline.Store.StoreAsync(pipeline.BatchOf(batch), Ct);

        Assert.Equal((99, 1), (stored.Events, stored.DeadLetters));
        Assert.Equal(42, await pipeline.ScalarAsync<long>("select \"offset\" from dead_letters"));
        Assert.Equal(100, await pipeline.ScalarAsync<long>("select next_offset from consumer_offsets"));
        await pipeline.AssertConsistentAsync();
    }

    [Fact]
    public async Task The_same_message_read_again_is_one_dead_letter()
    {
        await using var pipeline = await Pipeline.StartAsync(engines);
        var poison = await pipeline.AppendAsync(Topics.Catalog, "[]");
        await pipeline.Store.StoreAsync(pipeline.BatchOf([poison]), Ct);

        await pipeline.ExecuteAsync("update consumer_offsets set next_offset = 0");
        await pipeline.Store.StoreAsync(pipeline.BatchOf([poison]), Ct);

        Assert.Equal(1, await pipeline.ScalarAsync<long>("select count(*) from dead_letters"));
    }
}
