namespace BizPulse.Contracts.Tests;

public sealed class EventIdsTests
{
    [Fact]
    public void Parts_that_join_to_the_same_text_have_different_ids()
    {
        Assert.NotEqual(EventIds.OfOrderLine("a", "bc", 1), EventIds.OfOrderLine("ab", "c", 1));
        Assert.NotEqual(EventIds.OfOrderLine("a", "b", 1), EventIds.OfFileRow("a", "b", 1));
    }

    [Fact]
    public void The_same_line_has_the_same_id_for_ever()
    {
        Assert.Equal(new Guid("102fd362-1349-870c-b5d3-662042fce447"), EventIds.OfOrderLine("till", "2024-17", 3));
    }
}
