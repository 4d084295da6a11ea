namespace EmbeddedKafka.Storage;

/// <summary>
/// Where some batches of a segment begin, one every few kilobytes: from the nearest one a reader walks on.
/// </summary>
internal sealed class SparseIndex(List<SparseIndex.Entry> entries)
{
    private const int Spacing = 16 * 1024;

    public IReadOnlyList<Entry> Entries => entries;

    /// <summary>Called for each batch in order; keeps those that are far enough from the last one kept.</summary>
    public void Observe(long offset, int position, long maxTimestampBefore)
    {
        if (entries.Count == 0 || position - entries[^1].Position >= Spacing)
            entries.Add(new Entry(offset, position, maxTimestampBefore));
    }

    /// <summary>The last known batch that begins at or before the offset.</summary>
    public int PositionBefore(long offset) => LastWhere(entry => entry.Offset <= offset)?.Position ?? 0;

    /// <summary>The last known boundary between batches at or before the position.</summary>
    public int BoundaryBefore(long position) => LastWhere(entry => entry.Position <= position)?.Position ?? 0;

    /// <summary>The last known batch before which everything is older than the timestamp.</summary>
    public int PositionBeforeTime(long timestamp) =>
        LastWhere(entry => entry.MaxTimestampBefore < timestamp)?.Position ?? 0;

    private Entry? LastWhere(Func<Entry, bool> holds)
    {
        int low = 0, high = entries.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (holds(entries[middle]))
                low = middle + 1;
            else
                high = middle;
        }
        return low == 0 ? null : entries[low - 1];
    }

    /// <param name="MaxTimestampBefore">The largest timestamp of all that comes before this batch in the
    /// segment.</param>
    internal readonly record struct Entry(long Offset, int Position, long MaxTimestampBefore);
}
