namespace BizPulse.Forecasting.Selection;

/// <summary>A catalogue as it is known now, and as it was at origins in the past.</summary>
internal static class Origins
{
    private const int Lasting = 10; // trees are good for another horizon when learnt from as many or more

    /// <summary>
    /// From now on back, a horizon apart. What is learnt at one is learnt beside the others, since one alone can't fill
    /// all threads.
    /// </summary>
    public static IReadOnlyList<Origin> Of(
        IReadOnlyList<Series> catalogue, int past, int horizon, int threads, bool closedAreStated = false)
    {
        var longest = catalogue.Max(one => one.Length);
        var taught = Enumerable.Range(1, past).Chunk(2).SelectMany(
            pair => longest - pair[^1] * horizon >= Lasting * horizon ? [pair] : pair.Chunk(1));
        var origins = new Origin[past + 1];
        Parallel.ForEach(taught.Prepend([0]), new ParallelOptions { MaxDegreeOfParallelism = threads }, numbers =>
        {
            foreach (var number in numbers.Reverse())
                origins[number] = new(
                    catalogue, number * horizon, horizon, threads, closedAreStated,
                    older: number < numbers[^1] ? origins[number + 1] : null);
        });
        return origins;
    }
}
