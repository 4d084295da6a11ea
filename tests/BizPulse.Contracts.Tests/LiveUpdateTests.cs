namespace BizPulse.Contracts.Tests;

public sealed class LiveUpdateTests
{
    [Fact]
    public void An_update_survives_the_wire()
    {
        var update = LiveUpdate.FromJson(new LiveUpdate(17, ["CUP", "TEA"], 3).ToJson())!;

        Assert.Equal(17, update.Version);
        Assert.Equal(["CUP", "TEA"], update.Skus!);
        Assert.Equal(3, update.Sales);
    }
}
