using BizPulse.Contracts;
using BizPulse.Data;
using BizPulse.Ingestion.Consuming;
using Npgsql;

namespace BizPulse.Ingestion.Storing.Ledgers;

/// <summary>Writes what was prepared, into the transaction that is open.</summary>
internal delegate Task PreparedWrite(NpgsqlConnection connection, CancellationToken ct);

/// <summary>
/// One topic's part of the batch's transaction: its new events go into the ledger and into everything that is derived
/// from it.
/// </summary>
internal interface ILedger
{
    string Topic { get; }

    /// <summary>
    /// Definition of a temporary table, one per connection, for what is derived in SQL; null if there is none.
    /// </summary>
    Sql? IncomingTable => null;

    /// <summary>
    /// Of the ids the known ones, with what is enough to tell whether two events of one id differ: subject, time and
    /// amount; and with the import that they came with.
    /// </summary>
    Sql Known(Guid[] ids);

    Fingerprint FingerprintOf(BusinessEvent subject);

    /// <summary>Makes events ready to be added, if their ids are new. All is written in the order of keys.</summary>
    PreparedWrite Prepare(IReadOnlyList<IncomingMessage> events);

    /// <summary>
    /// Takes in what known events tell of themselves that was not known when they were stored; how many rows changed.
    /// </summary>
    Task<int> LearnAsync(NpgsqlConnection connection, IReadOnlyList<IncomingMessage> known, CancellationToken ct) =>
        Task.FromResult(0);
}
