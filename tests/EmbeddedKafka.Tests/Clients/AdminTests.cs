using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace EmbeddedKafka.Tests.Clients;

public sealed class AdminTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Topics_are_made_described_enlarged_and_deleted()
    {
        await using var broker = await TestBroker.StartAsync();
        using var admin = TestClients.Admin(broker.BootstrapServers);

        await admin.CreateTopicsAsync([
            new TopicSpecification
            {
                Name = "orders",
                NumPartitions = 2,
                ReplicationFactor = 1,
                Configs = new() { ["retention.ms"] = "60000" }
            }]);
        Assert.Equal(2, PartitionsOf(admin, "orders"));
        var settings = (await admin.DescribeConfigsAsync(
            [new ConfigResource { Type = ResourceType.Topic, Name = "orders" }]))[0].Entries;
        Assert.Equal(("60000", false), (settings["retention.ms"].Value, settings["retention.ms"].IsDefault));
        Assert.True(settings["segment.bytes"].IsDefault);

        await admin.CreatePartitionsAsync([new PartitionsSpecification { Topic = "orders", IncreaseTo = 5 }]);
        Assert.Equal(5, PartitionsOf(admin, "orders"));

        await admin.DeleteTopicsAsync(["orders"]);
        Assert.DoesNotContain(admin.GetMetadata(Patience).Topics, topic => topic.Topic == "orders");
    }

    [Theory]
    [InlineData("no/slash", 1, 1, "retention.ms", "1", ErrorCode.TopicException)]
    [InlineData("..", 1, 1, "retention.ms", "1", ErrorCode.TopicException)]
    [InlineData("orders", 0, 1, "retention.ms", "1", ErrorCode.InvalidPartitions)]
    [InlineData("orders", 1, 3, "retention.ms", "1", ErrorCode.InvalidReplicationFactor)]
    [InlineData("orders", 1, 1, "cleanup.policy", "compact", ErrorCode.InvalidConfig)]
    [InlineData("orders", 1, 1, "retention.msec", "1", ErrorCode.InvalidConfig)]
    [InlineData("taken", 1, 1, "retention.ms", "1", ErrorCode.TopicAlreadyExists)]
    public async Task A_topic_that_cannot_be_is_refused_with_the_reason(
        string name, int partitions, short replicas, string setting, string value, ErrorCode expected)
    {
        await using var broker = await TestBroker.StartAsync();
        using var admin = TestClients.Admin(broker.BootstrapServers);
        await admin.CreateTopicsAsync(
            [new TopicSpecification { Name = "taken", NumPartitions = 1, ReplicationFactor = 1 }]);

        var refusal = await Assert.ThrowsAsync<CreateTopicsException>(() => admin.CreateTopicsAsync(
            [
                new TopicSpecification
                {
                    Name = name,
                    NumPartitions = partitions,
                    ReplicationFactor = replicas,
                    Configs = new() { [setting] = value }
                }]));

        Assert.Equal(expected, refusal.Results[0].Error.Code);
    }

    [Fact]
    public async Task Topics_are_not_made_by_asking_when_that_is_switched_off()
    {
        await using var broker = await TestBroker.StartAsync(options => options with { AutoCreateTopics = false });
        using var producer = TestClients.Producer(
            broker.BootstrapServers, config => config.TopicMetadataPropagationMaxMs = 100);

        var refusal = await Assert.ThrowsAnyAsync<ProduceException<string, string>>(
            () => producer.ProduceAsync("sales", new Message<string, string> { Value = "x" }));

        Assert.True(
            refusal.Error.Code is ErrorCode.UnknownTopicOrPart or ErrorCode.Local_UnknownTopic,
            refusal.Error.ToString());
    }

    [Fact]
    public async Task Groups_are_listed_described_and_deleted()
    {
        await using var broker = await TestBroker.StartAsync();
        using var producer = TestClients.Producer(broker.BootstrapServers);
        await producer.SendAsync(new TopicPartition("sales", 0), ["x"]);
        using var admin = TestClients.Admin(broker.BootstrapServers);
        var consumer = TestClients.Consumer(broker.BootstrapServers, "readers");
        consumer.Subscribe("sales");
        consumer.Commit(consumer.Take(1)[0]);

        var group = (await admin.DescribeConsumerGroupsAsync(["readers"])).ConsumerGroupDescriptions[0];
        Assert.Equal(
            (ConsumerGroupState.Stable, 1, 4),
            (group.State, group.Members.Count, group.Members[0].Assignment.TopicPartitions.Count));
        Assert.Equal(["readers"], (await admin.ListConsumerGroupsAsync()).Valid.Select(each => each.GroupId));
        await Assert.ThrowsAsync<DeleteGroupsException>(() => admin.DeleteGroupsAsync(["readers"]));

        consumer.Close();
        consumer.Dispose();
        await admin.DeleteGroupsAsync(["readers"]);
        Assert.Empty((await admin.ListConsumerGroupsAsync()).Valid);
    }

    private static int PartitionsOf(IAdminClient admin, string topic) =>
        admin.GetMetadata(topic, Patience).Topics[0].Partitions.Count;
}
