namespace BizPulse.Ingestion.Storing;

/// <summary>What a batch came to.</summary>
/// <param name="Claimed">False: another owner had read further, and the batch was dropped.</param>
/// <param name="Version">The data version after it; null if it changed nothing.</param>
internal sealed record BatchResult(
    bool Claimed, long? Version, string[] Skus, int Sales, int Events, int Duplicates, int DeadLetters)
{
    public static BatchResult Dropped { get; } = new(false, null, [], 0, 0, 0, 0);

    public static BatchResult operator +(BatchResult left, BatchResult right) => new(
        left.Claimed && right.Claimed, right.Version ?? left.Version, [.. left.Skus.Union(right.Skus)],
        left.Sales + right.Sales, left.Events + right.Events, left.Duplicates + right.Duplicates,
        left.DeadLetters + right.DeadLetters);
}
