using EmbeddedKafka.Protocol;

namespace EmbeddedKafka.Storage;

/// <summary>
/// What each idempotent producer wrote last to a partition: a batch sent twice is answered with the offset it got the
/// first time, and a gap in its sequence is refused.
/// </summary>
internal sealed class ProducerStates
{
    /// <summary>As many batches as a producer may have under way (max.in.flight of an idempotent producer).</summary>
    private const int RememberedBatches = 5;

    private readonly Dictionary<long, State> _states = [];

    public IEnumerable<KeyValuePair<long, State>> All => _states;

    /// <summary>The error that refuses the batch, or the batch that it repeats.</summary>
    public (ErrorCode Error, Written? Duplicate) Check(in RecordBatch batch)
    {
        if (!batch.HasProducer || !_states.TryGetValue(batch.ProducerId, out var state))
            return (ErrorCode.None, null);
        if (batch.ProducerEpoch < state.Epoch)
            return (ErrorCode.InvalidProducerEpoch, null);
        if (batch.ProducerEpoch > state.Epoch)
            return (batch.BaseSequence == 0 ? ErrorCode.None : ErrorCode.OutOfOrderSequenceNumber, null);

        var (first, last) = (batch.BaseSequence, batch.LastSequence);
        foreach (var written in state.Batches)
            if (written.FirstSequence == first && written.LastSequence == last)
                return (ErrorCode.None, written);

        var expected = state.NextSequence;
        if (first == expected)
            return (ErrorCode.None, null);
        return (first < expected && expected - first < int.MaxValue / 2
            ? ErrorCode.DuplicateSequenceNumber
            : ErrorCode.OutOfOrderSequenceNumber, null);
    }

    public void Record(in RecordBatch batch)
    {
        if (!batch.HasProducer)
            return;
        if (!_states.TryGetValue(batch.ProducerId, out var state) || state.Epoch != batch.ProducerEpoch)
            _states[batch.ProducerId] = state = new State(batch.ProducerEpoch, []);

        if (state.Batches.Count == RememberedBatches)
            state.Batches.Dequeue();
        state.Batches.Enqueue(new Written(batch.BaseSequence, batch.LastSequence, batch.BaseOffset, batch.LastOffset));
        state.LastOffset = batch.LastOffset;
    }

    public void Restore(long producerId, State state) => _states[producerId] = state;

    /// <summary>Forgets producers whose last message is no longer kept.</summary>
    public void ForgetBefore(long offset)
    {
        foreach (var (id, state) in _states)
            if (state.LastOffset < offset)
                _states.Remove(id);
    }

    public ProducerStates Copy()
    {
        var copy = new ProducerStates();
        foreach (var (id, state) in _states)
            copy.Restore(id, new State(state.Epoch, state.Batches));
        return copy;
    }

    internal readonly record struct Written(int FirstSequence, int LastSequence, long FirstOffset, long LastOffset);

    internal sealed class State
    {
        public State(short epoch, IEnumerable<Written> batches)
        {
            Epoch = epoch;
            Batches = new Queue<Written>(batches);
            LastOffset = Batches.Count == 0 ? -1 : Batches.Max(batch => batch.LastOffset);
        }

        public short Epoch { get; }
        public Queue<Written> Batches { get; }
        public long LastOffset { get; set; }
        public int NextSequence => Batches.Last().LastSequence is var last && last == int.MaxValue ? 0 : last + 1;
    }
}
