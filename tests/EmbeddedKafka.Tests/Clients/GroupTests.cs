using Confluent.Kafka;

namespace EmbeddedKafka.Tests.Clients;

public sealed class GroupTests
{
    [Theory, InlineData(ClusterKind.Embedded), InlineData(ClusterKind.LibrdkafkaMock)]
    public async Task Three_consumers_share_the_partitions_and_take_over_from_one_that_leaves(ClusterKind kind)
    {
        await using var cluster = await Cluster.StartAsync(kind);
        using var producer = TestClients.Producer(cluster.BootstrapServers);
        for (var partition = 0; partition < 4; partition++)
            await producer.SendAsync(new TopicPartition("sales", partition), ["x"]);

        using var first = Joined(cluster);
        using var second = Joined(cluster);
        var third = Joined(cluster);
        TestClients.PollUntil(
            () => AreShared(first, second, third), "three share the partitions", first, second, third);
        third.Close();
        third.Dispose();
        TestClients.PollUntil(() => AreShared(first, second), "two share the partitions", first, second);

        Assert.Equal([2, 2], [first.Assignment.Count, second.Assignment.Count]);
    }

    [Theory, InlineData(ClusterKind.Embedded), InlineData(ClusterKind.LibrdkafkaMock)]
    public async Task A_group_goes_on_where_it_committed(ClusterKind kind)
    {
        await using var cluster = await Cluster.StartAsync(kind);
        using var producer = TestClients.Producer(cluster.BootstrapServers);
        await producer.SendAsync(new TopicPartition("sales", 1), ["a", "b", "c"]);
        using (var before = Joined(cluster))
        {
            before.Commit(before.Take(3)[1]);
            before.Close();
        }

        using var after = Joined(cluster);

        Assert.Equal("c", after.Take(1)[0].Message.Value);
    }

    [Fact]
    public async Task Cooperative_consumers_keep_what_they_have_while_others_join()
    {
        await using var broker = await TestBroker.StartAsync();
        using var producer = TestClients.Producer(broker.BootstrapServers);
        await producer.SendAsync(new TopicPartition("sales", 0), ["x"]);
        IConsumer<string, string> Cooperative()
        {
            var consumer = TestClients.Consumer(
                broker.BootstrapServers, "readers",
                config => config.PartitionAssignmentStrategy = PartitionAssignmentStrategy.CooperativeSticky);
            consumer.Subscribe("sales");
            return consumer;
        }

        using var first = Cooperative();
        TestClients.PollUntil(() => first.Assignment.Count == 4, "one has all partitions", first);
        using var second = Cooperative();
        TestClients.PollUntil(() => AreShared(first, second), "two share the partitions", first, second);

        Assert.Equal([2, 2], [first.Assignment.Count, second.Assignment.Count]);
        second.Close(); // librdkafka may wait for ever when it is disposed of in the middle of a cooperative rebalance
        first.Close();
    }

    [Fact]
    public async Task A_consumer_outside_a_group_may_commit_too()
    {
        await using var broker = await TestBroker.StartAsync();
        using var producer = TestClients.Producer(broker.BootstrapServers);
        var partition = new TopicPartition("sales", 0);
        await producer.SendAsync(partition, ["a", "b"]);
        using var consumer = TestClients.Consumer(broker.BootstrapServers, "monitor");
        consumer.Assign(partition);

        consumer.Commit([new TopicPartitionOffset(partition, 1)]);

        Assert.Equal(1, consumer.Committed([partition], TimeSpan.FromSeconds(10))[0].Offset.Value);
    }

    private static IConsumer<string, string> Joined(Cluster cluster)
    {
        var consumer = TestClients.Consumer(cluster.BootstrapServers, "readers");
        consumer.Subscribe("sales");
        return consumer;
    }

    private static bool AreShared(params IConsumer<string, string>[] consumers)
    {
        var assigned = consumers.SelectMany(consumer => consumer.Assignment).Select(each => each.Partition.Value)
            .ToList();
        return assigned.Count == 4
            && assigned.Distinct().Count() == 4 && consumers.All(consumer => consumer.Assignment.Count > 0);
    }
}
