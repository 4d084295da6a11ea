namespace BizPulse.Testing;

/// <summary>
/// Waits for what comes about by itself. It looks again and again, though not for ever: after its patience it fails and
/// says what it waited for.
/// </summary>
public static class Eventually
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _longestPause = TimeSpan.FromMilliseconds(50);

    /// <param name="what">As a sentence: "the dead letter is stored".</param>
    /// <param name="patience">A minute, if nothing else is said: a machine that does other things too should have the
    /// time.</param>
    public static Task TrueAsync(Func<bool> isSo, string what, TimeSpan? patience = null) =>
        TrueAsync(() => Task.FromResult(isSo()), what, patience);

    /// <inheritdoc cref="TrueAsync(Func{bool}, string, TimeSpan?)"/>
    public static Task TrueAsync(Func<Task<bool>> isSo, string what, TimeSpan? patience = null) =>
        ValueAsync(isSo, found => found, what, patience);

    /// <summary>The first value that is the awaited one.</summary>
    /// <inheritdoc cref="TrueAsync(Func{bool}, string, TimeSpan?)"/>
    public static Task<T> ValueAsync<T>(Func<T> look, Func<T, bool> isIt, string what, TimeSpan? patience = null) =>
        ValueAsync(() => Task.FromResult(look()), isIt, what, patience);

    /// <inheritdoc cref="ValueAsync{T}(Func{T}, Func{T, bool}, string, TimeSpan?)"/>
    public static async Task<T> ValueAsync<T>(
        Func<Task<T>> look, Func<T, bool> isIt, string what, TimeSpan? patience = null)
    {
        var limit = patience ?? _patience;
        using var over = new CancellationTokenSource(limit);
        var seen = "nothing";
        try
        {
            for (var pause = TimeSpan.FromMilliseconds(5); ; pause = pause < _longestPause ? 2 * pause : _longestPause)
            {
                var found = await look().WaitAsync(over.Token);
                if (isIt(found))
                    return found;
                seen = $"{found}";
                await Task.Delay(pause, over.Token);
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            throw new TimeoutException($"Not within {limit.TotalSeconds:0.###} seconds: {what}. Seen last: {seen}.");
        }
    }
}
