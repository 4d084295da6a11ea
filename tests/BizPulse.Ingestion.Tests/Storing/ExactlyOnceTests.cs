using BizPulse.Ingestion.Consuming;
using BizPulse.Ingestion.Storing;
using BizPulse.Testing;
using Npgsql;

namespace BizPulse.Ingestion.Tests.Storing;

/// <summary>Frozen, killed or doubled at the worst moment: nothing is lost and nothing counts twice.</summary>
public sealed class ExactlyOnceTests(RealEngines engines)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_owner_that_wakes_up_after_another_has_read_on_counts_nothing()
    {
        await using var pipeline = await Pipeline.StartAsync(engines);
        await using var frozen = pipeline.NewTransaction();
        IncomingMessage[] batch = [await pipeline.AppendAsync(Given.Sale()), await pipeline.AppendAsync(Given.Sale())];

        await pipeline.Store.StoreAsync(pipeline.BatchOf(batch), Ct);
        var late = await frozen.StoreAsync(pipeline.BatchOf(batch), Ct);

        Assert.False(late.Claimed);
        Assert.Equal(2, await pipeline.ScalarAsync<long>("select count(*) from sales"));
    }

    [Fact]
    public async Task Of_two_owners_in_mid_batch_one_counts()
    {
        await using var pipeline = await Pipeline.StartAsync(engines);
        await using var other = pipeline.NewTransaction();
        IncomingMessage[] batch = [await pipeline.AppendAsync(Given.Sale())];

        var (first, second) = await WhileBlockedAsync(pipeline, async () =>
        {
            var first = pipeline.Store.StoreAsync(pipeline.BatchOf(batch), Ct);
            await BlockedAsync(pipeline, 1);
            var second = other.StoreAsync(pipeline.BatchOf(batch), Ct);
            await BlockedAsync(pipeline, 2);
            return (first, second);
        });

        Assert.True((await first).Claimed);
        Assert.False((await second).Claimed);
        Assert.Equal(1, await pipeline.ScalarAsync<long>("select count(*) from sales"));
        await pipeline.AssertConsistentAsync();
    }

    [Fact]
    public async Task A_connection_killed_in_mid_batch_is_tried_again()
    {
        await using var pipeline = await Pipeline.StartAsync(engines);
        IncomingMessage[] batch = [
            await pipeline.AppendAsync(Given.Sale()),
            await pipeline.AppendAsync(Given.Movement<Contracts.StockCounted>(9))];

        var stored = await WhileBlockedAsync(pipeline, async () =>
        {
            var storing = pipeline.Store.StoreAsync(pipeline.BatchOf(batch), Ct);
            await BlockedAsync(pipeline, 1);
            await pipeline.ExecuteAsync($"select pg_terminate_backend(pid) from {Blocked}");
            return storing;
        });

        Assert.Equal(2, (await stored).Events);
        Assert.Equal(1, await pipeline.ScalarAsync<long>("select count(*) from sales"));
        await pipeline.AssertConsistentAsync();
    }

    [Fact]
    public async Task Batches_with_known_new_and_doubled_ids_in_any_turn_count_each_sale_once()
    {
        await using var pipeline = await Pipeline.StartAsync(engines);
        var random = new Random(11);
        var sales = Enumerable.Range(0, 120).Select(i => Given.Sale($"SKU-{i % 7}", order: $"O-{i}")).ToList();
        var known = new HashSet<Guid?>();

        for (var round = 0; round < 40; round++)
        {
            var (from, count) = (round % 3 == 0 ? known.Count : random.Next(known.Count + 1), random.Next(1, 8));
            var batch = sales.Skip(from).Take(count).Concat(round % 2 == 0 ? sales.Skip(from).Take(1) : []).ToList();
            var news = batch.Select(sale => sale.EventId).Distinct().Count(known.Add);

            var stored = batch.Count > 0 ? await pipeline.StoreAsync(batch) : BatchResult.Dropped;

            Assert.Equal(batch.Count > 0 ? (news, batch.Count - news) : (0, 0), (stored.Events, stored.Duplicates));
        }

        Assert.Equal(known.Count, await pipeline.ScalarAsync<long>("select count(*) from sales"));
        await pipeline.AssertConsistentAsync();
    }

    [Fact]
    public async Task The_same_new_ids_in_two_partitions_at_once_count_once()
    {
        await using var pipeline = await Pipeline.StartAsync(engines);
        await using var other = pipeline.NewTransaction();
        var second = pipeline.NewStore(other);
        var sales = Enumerable.Range(0, 200)
            .Select(i => Contracts.EventWriter.ToJson(Given.Sale($"SKU-{i % 7}", order: $"O-{i}"))).ToList();

        foreach (var part in sales.Chunk(20))
        {
            var (left, right) = (new List<IncomingMessage>(), new List<IncomingMessage>());
            foreach (var body in part)
                left.Add(await pipeline.AppendAsync(Contracts.Topics.Sales, body));
            foreach (var body in part.Reverse())
                right.Add(await pipeline.AppendAsync(Contracts.Topics.Sales, body, partition: 1));
            await Task.WhenAll(
                pipeline.Store.StoreAsync(pipeline.BatchOf(left), Ct), second.StoreAsync(pipeline.BatchOf(right), Ct));
        }

        Assert.Equal(200, await pipeline.ScalarAsync<long>("select count(*) from sales"));
        Assert.Equal(200m, await pipeline.ScalarAsync<decimal>("select sum(lines) from sales_daily"));
        Assert.Equal(400m, await pipeline.ScalarAsync<decimal>("select sum(next_offset) from consumer_offsets"));
        await pipeline.AssertConsistentAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_taken_back_beside_a_batch_leaves_what_another_file_brings(bool batchFirst)
    {
        await using var pipeline = await Pipeline.StartAsync(engines);
        var (going, staying) = (Guid.NewGuid(), Guid.NewGuid());
        var sales = Enumerable.Range(0, 20).Select(i => Given.Sale($"SKU-{i % 7}", order: $"O-{i}")).ToList();
        await pipeline.StoreAsync(going, sales);
        Func<Task>[] both =
            [() => pipeline.StoreAsync(staying, [.. sales, Given.Sale()]), () => pipeline.TakeBack.RunAsync(going, Ct)];

        var done = await WhileBlockedAsync(pipeline, async () =>
        {
            var first = both[batchFirst ? 0 : 1]();
            await BlockedAsync(pipeline, 1);
            var second = both[batchFirst ? 1 : 0]();
            await BlockedAsync(pipeline, 2);
            return new[] { first, second };
        });
        await Task.WhenAll(done);

        Assert.Equal(21, await pipeline.ScalarAsync<long>($"select count(*) from sales where import_id = '{staying}'"));
        Assert.Equal(21m, await pipeline.ScalarAsync<decimal>("select sum(units) from sales_daily"));
        await pipeline.AssertConsistentAsync();
    }

    private const string Blocked = "pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";

    /// <summary>
    /// Holds the row that every batch writes last, so that a batch stops with all its work done but the commit.
    /// </summary>
    private static async Task<T> WhileBlockedAsync<T>(Pipeline pipeline, Func<Task<T>> act)
    {
        await using var connection = await pipeline.Postgres.OpenConnectionAsync(Ct);
        await using var transaction = await connection.BeginTransactionAsync(Ct);
        await using var hold = new NpgsqlCommand("select version from data_version for update", connection);
        await hold.ExecuteNonQueryAsync(Ct);
        var result = await act();
        await transaction.RollbackAsync(Ct);
        return result;
    }

    private static Task BlockedAsync(Pipeline pipeline, int count) => Eventually.ValueAsync(
        () => pipeline.ScalarAsync<long>($"select count(*) from {Blocked}"), blocked => blocked >= count,
        $"{count} batches wait for the lock");
}
