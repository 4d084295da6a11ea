using System.Text;
using System.Text.RegularExpressions;
using BizPulse.Contracts;
using BizPulse.Ingestion.Consuming;
using BizPulse.Ingestion.Features.Files;
using BizPulse.Ingestion.Maintenance;
using BizPulse.Ingestion.Status;
using BizPulse.Ingestion.Storing;
using BizPulse.Ingestion.Storing.Ledgers;
using BizPulse.Testing;
using Confluent.Kafka;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace BizPulse.Ingestion.Tests;

/// <summary>
/// The way of a message from the log to the tables, in a database of its own, with a log that the test writes.
/// </summary>
internal sealed partial class Pipeline : IAsyncDisposable
{
    public static readonly DateTime Now = new(2026, 6, 1, 12, 0, 0, DateTimeKind.Utc);

    private readonly TestDatabase _database;
    private readonly BatchTransaction _transaction;
    private readonly ILedger[] _ledgers;
    private readonly Dictionary<TopicPartition, long> _ends = [];

    private Pipeline(TestDatabase database, IngestionSettings settings)
    {
        _database = database;
        Settings = settings;
        Settings.Currency = "EUR";
        Postgres = NpgsqlDataSource.Create($"{database.ConnectionStringOf("ingestion")};Timezone={settings.TimeZone}");
        Offsets = new(Postgres);
        _ledgers = [
            new SalesLedger(Settings), new InventoryLedger(Settings), new CatalogLedger(),
            new EngagementLedger(Settings)];
        _transaction = NewTransaction();
        Store = NewStore(_transaction);
    }

    public IngestionSettings Settings { get; }

    public string ConnectionString => _database.ConnectionStringOf("ingestion");

    public NpgsqlDataSource Postgres { get; }

    public OffsetStore Offsets { get; }

    public PipelineState State { get; } = new(TimeProvider.System);

    public BatchStore Store { get; }

    public RollupCheck Check => new(Postgres, Settings, NullLogger<RollupCheck>.Instance);

    public RollupRebuild Rebuild => new(Postgres, Settings, NullLogger<RollupRebuild>.Instance);

    public ImportUndo TakeBack => new(Postgres, Settings, NullLogger<ImportUndo>.Instance);

    public static async Task<Pipeline> StartAsync(RealEngines engines, IngestionSettings? settings = null) =>
        new(await engines.NewMigratedDatabaseAsync(), settings ?? new());

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await Postgres.DisposeAsync();
        await _database.DisposeAsync();
    }

    /// <summary>As another processor has it: a connection of its own.</summary>
    public BatchTransaction NewTransaction() => new(Postgres, _ledgers, NullLogger<BatchTransaction>.Instance);

    public Batch BatchOf(IReadOnlyList<IncomingMessage> messages) => new(messages, _ledgers);

    public BatchStore NewStore(BatchTransaction transaction) =>
        new(transaction, Offsets, State, new("tests"), TimeProvider.System, NullLogger<BatchStore>.Instance);

    public Task<BatchResult> StoreAsync(params IEnumerable<BusinessEvent> events) => StoreAsync(Guid.Empty, events);

    public async Task<BatchResult> StoreAsync(Guid importId, params IEnumerable<BusinessEvent> events)
    {
        var batch = new List<IncomingMessage>();
        foreach (var subject in events)
            batch.Add(await AppendAsync(subject, importId));
        return await Store.StoreAsync(BatchOf(batch), TestContext.Current.CancellationToken);
    }

    public Task<IncomingMessage> AppendAsync(BusinessEvent subject, Guid importId = default) =>
        AppendAsync(subject.Topic, EventWriter.ToJson(subject), importId: importId);

    public Task<IncomingMessage> AppendAsync(string topic, string body) =>
        AppendAsync(topic, Encoding.UTF8.GetBytes(body));

    public async Task<IncomingMessage> AppendAsync(
        string topic, byte[] body, int partition = 0, Guid importId = default)
    {
        var place = new TopicPartition(topic, partition);
        if (!_ends.TryGetValue(place, out var end))
            await Offsets.BeginAsync(place, 0, "test", TestContext.Current.CancellationToken);
        _ends[place] = end + 1;

        var message = new Message<byte[]?, byte[]?> { Value = body, Timestamp = new(Now), Headers = [] };
        if (importId != Guid.Empty)
            message.Headers.Add(EventHeaders.ImportId, Encoding.ASCII.GetBytes(importId.ToString()));
        return MessageReader.Read(
            new() { TopicPartitionOffset = new(place, end), Message = message }, end, EventLimits.At(Now));
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = Postgres.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Postgres.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>All rows as text, in an order of their own, numbers without the zeros of their scale.</summary>
    public async Task<string[]> RowsAsync(string select)
    {
        var rows = new List<string>();
        await using var command = Postgres.CreateCommand($"select found::text from ({select}) found");
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            rows.Add(TrailingZeros().Replace(reader.GetString(0), "$1"));
        return [.. rows.Order(StringComparer.Ordinal)];
    }

    [GeneratedRegex(@"(?:(\.\d*[1-9])|\.)0+(?=[,)])")]
    private static partial Regex TrailingZeros();

    public async Task AssertConsistentAsync() =>
        Assert.All(
            await Check.RunAsync(TestContext.Current.CancellationToken),
            difference => Assert.Equal(0, difference.Value));
}
