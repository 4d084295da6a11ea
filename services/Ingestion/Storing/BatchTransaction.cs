using BizPulse.Data;
using BizPulse.Ingestion.Consuming;
using BizPulse.Ingestion.Storing.Ledgers;
using Npgsql;

namespace BizPulse.Ingestion.Storing;

/// <summary>
/// Stores a batch exactly once, in one transaction: its place in the log is claimed with the offset it was read from,
/// so that a second owner of a partition, or the same one after a freeze, finds the offset moved and changes nothing.
/// Data and offset are kept or lost together, which is why it need not wait for the disk.
/// </summary>
internal sealed class BatchTransaction(
    NpgsqlDataSource postgres, IEnumerable<ILedger> ledgers, ILogger<BatchTransaction> logger) : IAsyncDisposable
{
    private readonly ILedger[] _ledgers = [.. ledgers];
    private readonly HashSet<ILedger> _repeating = [];
    private NpgsqlConnection? _connection;

    public async Task<BatchResult> StoreAsync(Batch batch, CancellationToken ct)
    {
        try
        {
            var connection = await ConnectAsync(ct);
            await using var transaction = await connection.BeginTransactionAsync(ct);
            if (!await ClaimAsync(connection, batch.Ranges, ct))
                return BatchResult.Dropped;

            var stored = await WriteAsync(transaction, batch, ct);
            await transaction.CommitAsync(ct);
            return stored;
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is { } connection)
            await connection.DisposeAsync();
        _connection = null;
    }

    private async Task<NpgsqlConnection> ConnectAsync(CancellationToken ct)
    {
        if (_connection is { } open)
            return open;

        var connection = await postgres.OpenConnectionAsync(ct);
        _connection = connection;
        await connection.RunAsync(_ledgers.Select(ledger => ledger.IncomingTable).OfType<Sql>(), ct);
        return connection;
    }

    private static async Task<bool> ClaimAsync(
        NpgsqlConnection connection, IReadOnlyList<PartitionRange> ranges, CancellationToken ct)
    {
        await using var claim = new NpgsqlBatch(connection);
        claim.BatchCommands.Add(new("set local synchronous_commit = off"));
        claim.BatchCommands.Add(new("set local jit = off"));
        foreach (var (partition, from, next) in ranges)
        {
            Sql take =
                $"""
                update consumer_offsets set next_offset = {next}
                where topic = {partition.Topic} and partition = {partition.Partition.Value} and next_offset = {from}
                """;
            claim.BatchCommands.Add(take.ToBatchCommand());
        }
        await claim.ExecuteNonQueryAsync(ct);
        return claim.BatchCommands.OfType<NpgsqlBatchCommand>().Count(
            command => command.RecordsAffected == 1) == ranges.Count;
    }

    private async Task<BatchResult> WriteAsync(NpgsqlTransaction transaction, Batch batch, CancellationToken ct)
    {
        var connection = transaction.Connection!;
        if (batch.DeadLetters.Count > 0)
            await DeadLetters.InsertAsync(connection, batch.DeadLetters, ct);

        var undone = await UndoneImports.LockAsync(connection, batch.Messages, ct);
        var (events, sales, learned) = (0, 0, 0);
        var changed = new List<IncomingMessage>();
        foreach (var part in batch.Parts)
        {
            var candidates = undone.Count == 0
                ? part.Events
                : [.. part.Events.Where(message => !undone.Contains(message.ImportId ?? default))];
            if (candidates.Count == 0)
                continue;

            var (fresh, changes) = await AddNewAsync(transaction, part, candidates, ct);
            learned += changes;

            events += fresh.Count;
            if (part.Ledger is SalesLedger)
                sales = fresh.Count;
            if (part.Ledger is not EngagementLedger) // views don't move a forecast
                changed.AddRange(fresh);
        }

        var skus = Products.SkusOf(changed);
        long? version = events + learned > 0
            ? await DataVersion.IncrementAsync(connection, skus, Products.TracesOf(changed, skus), ct)
            : null;
        return new(
            true, version, skus, sales, events, batch.Messages.Count - events - batch.DeadLetters.Count,
            batch.DeadLetters.Count);
    }

    /// <summary>
    /// Adds the events whose ids are new. Ids seldom repeat, and if they do, then mostly in many batches on end (an
    /// import twice): so they are looked up only once the ledger has refused one, until none repeats any more.
    /// </summary>
    /// <returns>The new ones, and how many known rows learned something from the others.</returns>
    private async Task<(IReadOnlyList<IncomingMessage> Fresh, int Learned)> AddNewAsync(
        NpgsqlTransaction transaction, Batch.Part part, IReadOnlyList<IncomingMessage> candidates, CancellationToken ct)
    {
        const string AllNew = "all_new";
        var connection = transaction.Connection!;
        if (!_repeating.Contains(part.Ledger))
        {
            await transaction.SaveAsync(AllNew, ct);
            try
            {
                await part.AddAsync(connection, candidates, ct);
                return (candidates, 0);
            }
            catch (PostgresException repeated) when (repeated.SqlState == PostgresErrorCodes.UniqueViolation)
            {
                await transaction.RollbackAsync(AllNew, ct);
                _repeating.Add(part.Ledger);
            }
        }

        await connection.ExecuteAsync(ImportRepeats.Lock($"row exclusive"), ct);
        var (fresh, repeats) = await NewEvents.SelectAsync(connection, part.Ledger, candidates, logger, ct);
        if (fresh.Count == candidates.Count)
            _repeating.Remove(part.Ledger);
        if (fresh.Count > 0)
            await part.AddAsync(connection, fresh, ct);
        await ImportRepeats.KeepAsync(connection, part.Ledger.Topic, repeats, ct);
        return (fresh, await part.Ledger.LearnAsync(connection, [.. repeats.Select(repeat => repeat.Message)], ct));
    }
}
