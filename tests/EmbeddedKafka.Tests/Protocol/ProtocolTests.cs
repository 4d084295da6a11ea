using System.Buffers.Binary;
using EmbeddedKafka.Protocol;
using EmbeddedKafka.Tests.Storage;

namespace EmbeddedKafka.Tests.Protocol;

public sealed class ProtocolTests
{
    [Theory, InlineData(0), InlineData(1), InlineData(2)]
    public async Task ApiVersions_lists_what_is_served(short version)
    {
        await using var broker = await TestBroker.StartAsync();
        using var client = new RawClient(broker.Port);

        var answer = client.Ask(ApiKey.ApiVersions, version, _ => { })!;

        Assert.Equal((short)ErrorCode.None, answer.ReadInt16());
        var served = answer.ReadArray(each => ((ApiKey)each.ReadInt16(), each.ReadInt16(), each.ReadInt16()));
        Assert.Equal(20, served.Count);
        Assert.Contains((ApiKey.Produce, (short)0, (short)8), served);
        Assert.Contains((ApiKey.Fetch, (short)4, (short)11), served);
        Assert.Equal(version >= 1 ? 4 : 0, answer.Remaining); // throttle time
    }

    [Theory, InlineData(70_000), InlineData(3_000_000)]
    public async Task A_large_request_in_pieces_is_answered_and_so_is_the_small_one_behind_it(int size)
    {
        await using var broker = await TestBroker.StartAsync();
        using var client = new RawClient(broker.Port);
        var large = RawClient.Frame(ApiKey.Produce, 3, body =>
        {
            body.WriteString(null); // no transaction
            body.WriteInt16(-1);
            body.WriteInt32(1_000);
            body.WriteArray(["absent"], topic =>
            {
                body.WriteString(topic);
                body.WriteArray([0], partition =>
                {
                    body.WriteInt32(partition);
                    body.WriteInt32(size);
                    for (var written = 0; written < size; written += sizeof(int))
                        body.WriteInt32(0);
                });
            });
        });

        for (var round = 0; round < 2; round++)
        {
            foreach (var piece in large.Chunk(large.Length / 5))
            {
                client.Send(piece);
                // the broker has taken what there is, and waits for the rest
                await Task.Delay(5, TestContext.Current.CancellationToken);
            }

            var answer = client.Receive()!;
            answer.ReadInt32();
            Assert.Equal("absent", answer.ReadString());
            Assert.NotNull(client.Ask(ApiKey.ApiVersions, 0, _ => { }));
        }
    }

    [Fact]
    public async Task ApiVersions_speaks_the_flexible_version_too()
    {
        await using var broker = await TestBroker.StartAsync();
        using var client = new RawClient(broker.Port);

        var answer = client.Ask(ApiKey.ApiVersions, 3, body =>
        {
            body.WriteNoTaggedFields(); // of the header
            body.WriteCompactCount(2); // a string of two letters
            body.WriteInt8((sbyte)'m');
            body.WriteInt8((sbyte)'e');
            body.WriteCompactCount(1);
            body.WriteInt8((sbyte)'1');
            body.WriteNoTaggedFields();
        })!;

        Assert.Equal((short)ErrorCode.None, answer.ReadInt16());
        Assert.Equal(21, answer.ReadInt8()); // twenty requests, counted from one
    }

    [Fact]
    public async Task An_ApiVersions_from_the_future_is_answered_in_version_0_with_error_35()
    {
        await using var broker = await TestBroker.StartAsync();
        using var client = new RawClient(broker.Port);

        var answer = client.Ask(ApiKey.ApiVersions, 99, _ => { })!;

        Assert.Equal((short)ErrorCode.UnsupportedVersion, answer.ReadInt16());
        Assert.Equal(20, answer.ReadArray(each => each.ReadInt16() + each.ReadInt16() + each.ReadInt16()).Count);
        Assert.Equal(0, answer.Remaining);
        Assert.NotNull(client.Ask(ApiKey.ApiVersions, 0, _ => { })); // and the connection stays
    }

    [Theory]
    [InlineData((short)77, (short)0)] // no such request
    [InlineData((short)ApiKey.Fetch, (short)3)]
    [InlineData((short)ApiKey.Metadata, (short)9)]
    public async Task What_is_not_served_ends_the_connection(short key, short version)
    {
        await using var broker = await TestBroker.StartAsync();
        using var client = new RawClient(broker.Port);

        Assert.Null(client.Ask((ApiKey)key, version, body => body.WriteInt32(0)));
        Assert.Contains(broker.Reports, report => report.Contains("not served"));
    }

    [Theory, InlineData(-1), InlineData(0), InlineData(1_000_001), InlineData(int.MaxValue)]
    public async Task A_request_of_an_impossible_size_is_refused_before_it_is_read(int size)
    {
        await using var broker = await TestBroker.StartAsync(options => options with { MaxRequestBytes = 1_000_000 });
        using var client = new RawClient(broker.Port);
        var prefix = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(prefix, size);

        client.Send(prefix);

        Assert.Null(client.Receive());
    }

    [Fact]
    public async Task Answers_come_in_the_order_of_the_requests()
    {
        await using var broker = await TestBroker.StartAsync();
        using var client = new RawClient(broker.Port);
        client.Ask(ApiKey.Metadata, 1, body => body.WriteArray(["sales"], body.WriteString));

        client.Send(RawClient.Frame(ApiKey.Fetch, 4, body => WriteFetch(body, maxWaitMs: 300))); // waits
        client.Send(RawClient.Frame(ApiKey.ApiVersions, 0, _ => { }));

        Assert.Equal(0, client.Receive()!.ReadInt32()); // throttle time of the fetch
        Assert.Equal(20, Served(client.Receive()!));
    }

    [Fact]
    public async Task A_waiting_fetch_is_woken_by_a_message()
    {
        await using var broker = await TestBroker.StartAsync();
        using var waiting = new RawClient(broker.Port);
        using var sending = new RawClient(broker.Port);
        waiting.Ask(ApiKey.Metadata, 1, body => body.WriteArray(["sales"], body.WriteString));

        waiting.Send(RawClient.Frame(ApiKey.Fetch, 4, body => WriteFetch(body, maxWaitMs: 20_000)));
        Assert.Equal(ErrorCode.None, Produce(sending, 3, Batches.Of("x")));
        var clock = System.Diagnostics.Stopwatch.StartNew();

        Assert.InRange(waiting.Receive()!.Remaining, RecordBatch.HeaderSize, 1_000);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 10);
    }

    [Fact]
    public async Task Batches_that_are_not_right_are_refused()
    {
        await using var broker = await TestBroker.StartAsync();
        using var client = new RawClient(broker.Port);
        client.Ask(ApiKey.Metadata, 1, body => body.WriteArray(["sales"], body.WriteString));

        Assert.Equal(ErrorCode.CorruptMessage, Produce(client, 3, Changed(batch => batch[^1] ^= 1, seal: false)));
        // one at a time
        Assert.Equal(ErrorCode.CorruptMessage, Produce(client, 3, [.. Batches.Of("a"), .. Batches.Of("b")]));
        Assert.Equal(ErrorCode.CorruptMessage, Produce(client, 3, []));
        Assert.Equal(ErrorCode.InvalidRecord, Produce(client, 3, Changed(batch => batch[RecordBatch.HeaderSize] = 0)));
        // of a transaction
        Assert.Equal(ErrorCode.InvalidRecord, Produce(client, 3, Changed(batch => batch[22] = 0b10000)));
        Assert.Equal(ErrorCode.UnsupportedForMessageFormat, Produce(client, 2, Batches.Of("a")));
        Assert.Equal(ErrorCode.None, Produce(client, 3, Batches.Of("a")));
    }

    private static ErrorCode Produce(RawClient client, short version, byte[] records)
    {
        var answer = client.Ask(ApiKey.Produce, version, body =>
        {
            if (version >= 3)
                body.WriteString(null);
            body.WriteInt16(-1);
            body.WriteInt32(1_000);
            body.WriteArray(["sales"], topic =>
            {
                body.WriteString(topic);
                body.WriteArray([0], partition =>
                {
                    body.WriteInt32(partition);
                    body.WriteBytes(records);
                });
            });
        })!;
        return answer.ReadArray(topic => (topic.ReadString(), topic.ReadArray(partition => (
            partition.ReadInt32(), Error: (ErrorCode)partition.ReadInt16(), partition.ReadInt64(),
            partition.ReadInt64()))))[0].Item2[0].Error;
    }

    private static void WriteFetch(ResponseWriter body, int maxWaitMs)
    {
        body.WriteInt32(-1);
        body.WriteInt32(maxWaitMs);
        body.WriteInt32(1); // min bytes
        body.WriteInt32(1_000_000);
        body.WriteInt8(0);
        body.WriteArray(["sales"], topic =>
        {
            body.WriteString(topic);
            body.WriteArray([0], partition =>
            {
                body.WriteInt32(partition);
                body.WriteInt64(0);
                body.WriteInt32(1_000_000);
            });
        });
    }

    private static int Served(RequestReader answer)
    {
        answer.ReadInt16();
        return answer.ReadInt32();
    }

    private static byte[] Changed(Action<byte[]> change, bool seal = true)
    {
        var batch = Batches.Of("a");
        change(batch);
        if (seal)
            Batches.Seal(batch);
        return batch;
    }
}
