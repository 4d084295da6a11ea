using System.Text;
using BizPulse.Ingestion.Reading;

namespace BizPulse.Ingestion.Tests.Reading;

public sealed class ItemReaderTests
{
    [Theory]
    [InlineData("{\"a\":1}", "{\"a\":1}")]
    [InlineData(" \n {\"a\":\"}\"} \n", "{\"a\":\"}\"}")]
    [InlineData("[]", "")]
    [InlineData("[{\"a\":1},{\"b\":[1,2]}]", "{\"a\":1}|{\"b\":[1,2]}")]
    [InlineData("[ {\"a\":\"\\\"]\"} , 7 , \"x,y\" ]", "{\"a\":\"\\\"]\"}|7 |\"x,y\" ")]
    [InlineData("[{\"a\":1},{\"b\":},{\"c\":3}]", "{\"a\":1}|{\"b\":}|{\"c\":3}")]
    [InlineData("42", "42")]
    [InlineData("", "")]
    [InlineData("{\"a\":1", "!ends in the middle of an event")]
    [InlineData("[{\"a\":1},{\"b\"", "{\"a\":1}|!ends in the middle of an event")]
    [InlineData("[{\"a\":1}", "{\"a\":1}|!ends before the end of the array")]
    [InlineData("[{\"a\":1}] {\"b\":2}", "{\"a\":1}|!has something after the end of the array")]
    [InlineData(
        "{\"a\":1}\n{\"b\":2}", "{\"a\":1}|!has more than one value; send application/x-ndjson for one event a line")]
    public async Task Cuts_json(string body, string expected) =>
        Assert.Equal(expected, await CutAsync(body, ItemLayout.Json));

    [Theory]
    [InlineData("{\"a\":1}\n{\"b\":2}\n", "{\"a\":1}|{\"b\":2}")]
    [InlineData("{\"a\":1}\r\n\r\n  \n{\"b\":2}", "{\"a\":1}\r|{\"b\":2}")]
    [InlineData("nonsense\n{\"b\":2}", "nonsense|{\"b\":2}")]
    [InlineData("", "")]
    public async Task Cuts_lines(string body, string expected) =>
        Assert.Equal(expected, await CutAsync(body, ItemLayout.Lines));

    [Theory]
    [InlineData(ItemLayout.Json)]
    [InlineData(ItemLayout.Lines)]
    internal async Task A_byte_order_mark_is_not_part_of_the_first_item(ItemLayout layout) =>
        Assert.Equal("{\"a\":1}", await CutAsync("\uFEFF{\"a\":1}", layout));

    [Fact]
    public async Task A_line_that_is_too_long_spoils_only_itself()
    {
        var body = $"{{\"a\":1}}\n{new string('x', 3 * ItemReader.MostBytes)}\n{{\"b\":2}}\n";

        Assert.Equal("{\"a\":1}|!is longer than 1,048,576 bytes|{\"b\":2}", await CutAsync(body, ItemLayout.Lines));
    }

    [Fact]
    public async Task Lines_keep_their_numbers_past_blank_and_long_ones()
    {
        var body = $"1\n\n{new string('x', 2 * ItemReader.MostBytes)}\n4\n";
        using var reader = new ItemReader(new MemoryStream(Encoding.UTF8.GetBytes(body)), ItemLayout.Lines);

        var numbers = new List<long>();
        while (await reader.MoveNextAsync(TestContext.Current.CancellationToken))
            numbers.Add(reader.Number);

        Assert.Equal([1, 3, 4], numbers);
    }

    [Fact]
    public async Task However_the_bytes_arrive_the_items_are_the_same()
    {
        var random = new Random(1);
        for (var round = 0; round < 300; round++)
        {
            var items = Enumerable.Range(0, random.Next(1, 8)).Select(_ => RandomObject(random, depth: 3)).ToList();
            var body = random.Next(2) == 0 ? $"[{string.Join(" , ", items)}]" : string.Join('\n', items);
            var layout = body[0] == '[' ? ItemLayout.Json : ItemLayout.Lines;

            var cut = await CutAsync(body, layout, new DripStream(body, random));

            Assert.Equal(string.Join('|', items), cut.Replace(" |", "|", StringComparison.Ordinal).TrimEnd());
        }
    }

    private static string RandomObject(Random random, int depth) =>
        depth == 0 || random.Next(3) == 0
            ? $"{{\"t\":\"{new string([.. Enumerable.Range(0, random.Next(6)).Select(_ => "{}[],:ab"[random.Next(8)])])}\\\"\"}}"
            : $"{{\"n\":{random.Next(100)},\"o\":{RandomObject(random, depth - 1)},\"l\":[{RandomObject(random, depth - 1)}]}}";

    private static async Task<string> CutAsync(string body, ItemLayout layout, Stream? stream = null)
    {
        using var reader = new ItemReader(stream ?? new MemoryStream(Encoding.UTF8.GetBytes(body)), layout);
        var items = new List<string>();
        while (await reader.MoveNextAsync(TestContext.Current.CancellationToken))
            items.Add(reader.Problem is { } problem ? $"!{problem}" : Encoding.UTF8.GetString(reader.Item));
        return string.Join('|', items);
    }

    /// <summary>Gives its bytes in pieces of random size.</summary>
    private sealed class DripStream(string text, Random random) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, random.Next(1, 9))], cancellationToken);
    }
}
