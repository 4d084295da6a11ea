using Confluent.Kafka;
using EmbeddedKafka.Protocol;
using EmbeddedKafka.Tests.Clients;
using EmbeddedKafka.Tests.Storage;

namespace EmbeddedKafka.Tests.Protocol;

public sealed class FuzzTests
{
    private const int Frames = 20_000;
    private const int FramesPerConnection = 2; // a bad one ends its connection

    [Fact]
    public async Task Twenty_thousand_broken_requests_do_no_harm()
    {
        await using var broker = await TestBroker.StartAsync(options => options with { AutoCreateTopics = false });
        using var producer = TestClients.Producer(broker.BootstrapServers);
        using (var admin = TestClients.Admin(broker.BootstrapServers))
            await admin.CreateTopicsAsync(
                [new() { Name = "sales", NumPartitions = 4 }, new() { Name = "safe", NumPartitions = 1 }]);
        await producer.SendAsync(new TopicPartition("safe", 0), ["before"]);
        var random = new Random(20_000);
        var valid = ValidFrames();

        for (var sent = 0; sent < Frames; sent += FramesPerConnection)
            SendOverOneConnection(
                broker.Port,
                Enumerable.Range(0, FramesPerConnection).Select(_ => Mutate(valid[random.Next(valid.Count)], random)));

        // no exception but the protocol's own
        Assert.DoesNotContain(broker.Reports, report => report.Contains("   at "));
        await producer.SendAsync(new TopicPartition("safe", 0), ["after"]);
        using var consumer = TestClients.Consumer(broker.BootstrapServers, "readers");
        consumer.Assign(new TopicPartitionOffset("safe", 0, Offset.Beginning));
        Assert.Equal(["before", "after"], consumer.Take(2).Select(each => each.Message.Value));
        await broker.RestartAsync(); // nor is anything kept that stops the next start
    }

    private static void SendOverOneConnection(int port, IEnumerable<byte[]> frames)
    {
        using var client = new RawClient(port);
        try
        {
            foreach (var frame in frames)
                client.Send(frame);
        }
        catch (System.Net.Sockets.SocketException)
        {
            // the broker had enough of it
        }
        client.Finish();
    }

    private static byte[] Mutate(byte[] frame, Random random)
    {
        var bytes = (byte[])frame.Clone();
        switch (random.Next(5))
        {
            case 0: // some bytes of anything
                for (var left = random.Next(1, 6); left > 0; left--)
                    bytes[random.Next(4, bytes.Length)] = (byte)random.Next(256);
                break;
            case 1: // a bit
                bytes[random.Next(4, bytes.Length)] ^= (byte)(1 << random.Next(8));
                break;
            case 2: // an extreme length, count or offset somewhere
                var extremes = new[] { int.MinValue, -2, -1, 0, int.MaxValue, 1 << 24 };
                System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(
                    bytes.AsSpan(random.Next(4, bytes.Length - 3)), extremes[random.Next(extremes.Length)]);
                break;
            case 3: // cut off, the size told truly
                bytes = bytes[..random.Next(14, bytes.Length)];
                System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(bytes, bytes.Length - 4);
                break;
            default: // another request or version for the same body
                bytes[5] = (byte)random.Next(48);
                bytes[7] = (byte)random.Next(13);
                break;
        }
        return bytes;
    }

    private static List<byte[]> ValidFrames() =>
    [
        RawClient.Frame(ApiKey.ApiVersions, 2, _ => { }),
        RawClient.Frame(ApiKey.ApiVersions, 3, body =>
        {
            body.WriteNoTaggedFields();
            body.WriteCompactCount(1);
            body.WriteInt8((sbyte)'n');
            body.WriteCompactCount(1);
            body.WriteInt8((sbyte)'1');
            body.WriteNoTaggedFields();
        }),
        RawClient.Frame(ApiKey.Metadata, 8, body =>
        {
            body.WriteArray(["sales", "none"], body.WriteString);
            body.WriteBoolean(true);
            body.WriteBoolean(false);
            body.WriteBoolean(false);
        }),
        RawClient.Frame(ApiKey.Produce, 7, body =>
        {
            body.WriteString(null);
            body.WriteInt16(-1);
            body.WriteInt32(1_000);
            OnePartition(body, () => body.WriteBytes(Batches.Of("a", "b")));
        }),
        RawClient.Frame(ApiKey.Fetch, 11, body =>
        {
            body.WriteInt32(-1);
            body.WriteInt32(10); // max wait
            body.WriteInt32(1);
            body.WriteInt32(1 << 20);
            body.WriteInt8(0);
            body.WriteInt32(0);
            body.WriteInt32(-1);
            OnePartition(body, () =>
            {
                body.WriteInt32(-1);
                body.WriteInt64(0);
                body.WriteInt64(-1);
                body.WriteInt32(1 << 20);
            });
            body.WriteArray(Array.Empty<string>(), body.WriteString);
            body.WriteString("");
        }),
        RawClient.Frame(ApiKey.ListOffsets, 5, body =>
        {
            body.WriteInt32(-1);
            body.WriteInt8(0);
            OnePartition(body, () =>
            {
                body.WriteInt32(-1);
                body.WriteInt64(500);
            });
        }),
        RawClient.Frame(ApiKey.FindCoordinator, 2, body =>
        {
            body.WriteString("group");
            body.WriteInt8(0);
        }),
        RawClient.Frame(ApiKey.JoinGroup, 3, body =>
        {
            body.WriteString("group");
            body.WriteInt32(1_000);
            body.WriteInt32(1_000);
            body.WriteString("");
            body.WriteString("consumer");
            body.WriteArray(["range"], name =>
            {
                body.WriteString(name);
                body.WriteBytes([1, 2, 3]);
            });
        }),
        RawClient.Frame(ApiKey.SyncGroup, 2, body =>
        {
            Member(body);
            body.WriteArray(["member"], member =>
            {
                body.WriteString(member);
                body.WriteBytes([1, 2, 3]);
            });
        }),
        RawClient.Frame(ApiKey.Heartbeat, 2, Member),
        RawClient.Frame(ApiKey.LeaveGroup, 2, body =>
        {
            body.WriteString("group");
            body.WriteString("member");
        }),
        RawClient.Frame(ApiKey.OffsetCommit, 6, body =>
        {
            body.WriteString("group");
            body.WriteInt32(-1);
            body.WriteString("");
            OnePartition(body, () =>
            {
                body.WriteInt64(5);
                body.WriteInt32(0);
                body.WriteString("note");
            });
        }),
        RawClient.Frame(ApiKey.OffsetFetch, 5, body =>
        {
            body.WriteString("group");
            OnePartition(body, () => { });
        }),
        RawClient.Frame(ApiKey.ListGroups, 2, _ => { }),
        RawClient.Frame(ApiKey.DescribeGroups, 3, body =>
        {
            body.WriteArray(["group"], body.WriteString);
            body.WriteBoolean(false);
        }),
        RawClient.Frame(ApiKey.DeleteGroups, 1, body => body.WriteArray(["group"], body.WriteString)),
        RawClient.Frame(ApiKey.CreateTopics, 4, body =>
        {
            body.WriteArray(["fresh"], name =>
            {
                body.WriteString(name);
                body.WriteInt32(1);
                body.WriteInt16(1);
                body.WriteArray(Array.Empty<int>(), body.WriteInt32);
                body.WriteArray(["retention.ms"], setting =>
                {
                    body.WriteString(setting);
                    body.WriteString("1000");
                });
            });
            body.WriteInt32(1_000);
            body.WriteBoolean(true);
        }),
        RawClient.Frame(ApiKey.DeleteTopics, 3, body =>
        {
            body.WriteArray(["fresh"], body.WriteString);
            body.WriteInt32(1_000);
        }),
        RawClient.Frame(ApiKey.CreatePartitions, 1, body =>
        {
            body.WriteArray(["sales"], name =>
            {
                body.WriteString(name);
                body.WriteInt32(6);
                body.WriteArray<int>(null, body.WriteInt32);
            });
            body.WriteInt32(1_000);
            body.WriteBoolean(true);
        }),
        RawClient.Frame(ApiKey.DescribeConfigs, 3, body =>
        {
            body.WriteArray(["sales"], name =>
            {
                body.WriteInt8(2);
                body.WriteString(name);
                body.WriteArray<string>(null, body.WriteString);
            });
            body.WriteBoolean(true);
            body.WriteBoolean(true);
        }),
        RawClient.Frame(ApiKey.InitProducerId, 1, body =>
        {
            body.WriteString(null);
            body.WriteInt32(1_000);
        }),
    ];

    private static void OnePartition(ResponseWriter body, Action writeFields) => body.WriteArray(["sales"], topic =>
    {
        body.WriteString(topic);
        body.WriteArray([0], partition =>
        {
            body.WriteInt32(partition);
            writeFields();
        });
    });

    private static void Member(ResponseWriter body)
    {
        body.WriteString("group");
        body.WriteInt32(1);
        body.WriteString("member");
    }
}
