using BizPulse.Contracts;
using Npgsql;

namespace BizPulse.Ingestion.Processor.Ledgers;

/// <summary>
/// One topic's part of the batch's transaction: its new events go by COPY into a temporary table, from there into the ledger
/// and, folded, into everything that is derived from it.
/// </summary>
internal interface ILedger
{
    string Topic { get; }

    /// <summary>Definition of the temporary table, one per connection.</summary>
    string IncomingTable { get; }

    /// <summary>Of the ids in $1 the known ones, with what is enough to tell whether two events of one id differ.</summary>
    string Known { get; }

    Fingerprint FingerprintOf(BusinessEvent subject);

    void Copy(NpgsqlConnection connection, IReadOnlyList<Incoming> fresh);

    /// <summary>Statements that run in this order once the temporary table is filled. All write in the order of their keys.</summary>
    IEnumerable<NpgsqlBatchCommand> Fold(IReadOnlyList<Incoming> fresh);
}
