using BizPulse.Ingestion.Consuming;
using BizPulse.Ingestion.Storing.Ledgers;
using Npgsql;

namespace BizPulse.Ingestion.Storing;

/// <summary>
/// Messages that are stored together. All that needs no database is done when it is made, while the one before it is
/// being stored.
/// </summary>
internal sealed class Batch
{
    private readonly IReadOnlyList<ILedger> _ledgers;

    public Batch(IReadOnlyList<IncomingMessage> messages, IReadOnlyList<ILedger> ledgers)
    {
        _ledgers = ledgers;
        Messages = [.. messages];
        Ranges = PartitionRange.Of(Messages);
        DeadLetters = [.. Messages.Where(message => message.Event is null)];
        Parts =
        [
            .. from ledger in ledgers
               let events = Messages.Where(message => message.Event?.Topic == ledger.Topic).ToList()
               where events.Count > 0
               select new Part(ledger, events),
        ];
    }

    public IReadOnlyList<IncomingMessage> Messages { get; }

    public IReadOnlyList<PartitionRange> Ranges { get; }

    public IReadOnlyList<IncomingMessage> DeadLetters { get; }

    public IReadOnlyList<Part> Parts { get; }

    /// <summary>Some of its messages as a batch of their own.</summary>
    public Batch Subset(IEnumerable<IncomingMessage> messages) => new([.. messages], _ledgers);

    /// <summary>The events of one ledger.</summary>
    internal sealed class Part
    {
        private readonly Task<PreparedWrite> _whole;

        public Part(ILedger ledger, IReadOnlyList<IncomingMessage> events)
        {
            Ledger = ledger;
            Events = events;
            // Where it fails, so does storing the batch, which then looks for the culprit.
            _whole = Task.Run(() => ledger.Prepare(events));
        }

        public ILedger Ledger { get; }

        public IReadOnlyList<IncomingMessage> Events { get; }

        /// <summary>Adds those whose ids turned out to be new: mostly all of them, which is what is prepared.</summary>
        public async Task AddAsync(
            NpgsqlConnection connection, IReadOnlyList<IncomingMessage> fresh, CancellationToken ct)
        {
            var addition = fresh.Count == Events.Count ? await _whole : Ledger.Prepare(fresh);
            await addition(connection, ct);
        }
    }
}
