using BizPulse.Testing;

namespace BizPulse.ServiceDefaults.Tests;

/// <summary>What the tests wait with.</summary>
public sealed class EventuallyTests
{
    private static readonly TimeSpan _soon = TimeSpan.FromMilliseconds(100);

    [Fact]
    public async Task It_looks_until_it_is_so_and_gives_what_it_found()
    {
        var looks = 0;

        Assert.Equal(3, await Eventually.ValueAsync(() => ++looks, found => found == 3, "the third look"));
        await Eventually.TrueAsync(() => ++looks > 5, "some more looks");

        Assert.Equal(6, looks);
    }

    [Fact]
    public async Task It_ends_and_says_what_it_waited_for_and_what_it_saw()
    {
        var failure = await Assert.ThrowsAsync<TimeoutException>(() =>
            Eventually.ValueAsync(() => 7, found => found == 8, "seven is eight", _soon));

        Assert.Equal("Not within 0.1 seconds: seven is eight. Seen last: 7.", failure.Message);
    }

    [Fact]
    public async Task It_ends_though_a_look_does_not()
    {
        var never = new TaskCompletionSource<bool>();

        var failure = await Assert.ThrowsAsync<TimeoutException>(() =>
            Eventually.TrueAsync(() => never.Task, "an answer comes", _soon));

        Assert.Contains("an answer comes", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_goes_wrong_in_a_look_is_not_waited_for() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Eventually.TrueAsync(bool () => throw new InvalidOperationException("broken"), "it works"));
}
