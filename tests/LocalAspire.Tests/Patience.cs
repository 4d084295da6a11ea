namespace LocalAspire.Tests;

internal static class Patience
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    internal static Task<T> Within<T>(this Task<T> task) => task.WaitAsync(s_limit);

    internal static Task Within(this Task task) => task.WaitAsync(s_limit);

    /// <summary>Looks again and again until it is so.</summary>
    internal static async Task UntilAsync(Func<bool> condition)
    {
        var deadline = DateTime.UtcNow + s_limit;
        while (!condition())
        {
            Assert.True(DateTime.UtcNow < deadline, "It did not come about in time.");
            await Task.Delay(20);
        }
    }
}
