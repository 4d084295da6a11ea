using System.Collections.Concurrent;
using EmbeddedKafka.Protocol;
using EmbeddedKafka.Storage;

namespace EmbeddedKafka.Topics;

/// <summary>
/// The topics there are. A topic exists when the broker's state names it; folders that it does not name are remains.
/// </summary>
internal sealed class TopicCatalog : IDisposable
{
    private const int MaxPartitions = 1_000;
    private const int MaxNameLength = 249;

    private readonly Lock _gate = new();
    private readonly KafkaBrokerOptions _options;
    private readonly BrokerState _state;
    private readonly string _folder;
    private readonly ConcurrentDictionary<string, Topic> _topics = new(StringComparer.Ordinal);

    public TopicCatalog(KafkaBrokerOptions options, BrokerState state)
    {
        (_options, _state) = (options, state);
        _folder = Path.Combine(options.DataFolder, "topics");
    }

    /// <summary>Raised after a topic is gone.</summary>
    public event Action<string>? Deleted;

    public IEnumerable<Topic> All => _topics.Values.OrderBy(topic => topic.Name, StringComparer.Ordinal);

    public TopicConfig DefaultConfig => TopicConfig.Default(_options);

    public void Open()
    {
        Directory.CreateDirectory(_folder);
        foreach (var remains in Directory.EnumerateDirectories(_folder).Where(
            path => !_state.Topics.ContainsKey(Path.GetFileName(path))))
            Directory.Delete(remains, recursive: true);
        foreach (var (name, description) in _state.Topics)
            _topics[name] = Open(name, description);
    }

    public void Retain(DateTimeOffset now)
    {
        foreach (var partition in _topics.Values.SelectMany(topic => topic.Partitions))
            partition.Retain(now);
    }

    public Topic? Find(string name) => _topics.GetValueOrDefault(name);

    public PartitionLog? FindPartition(string name, int partition) => Find(name)?.Partition(partition);

    /// <summary>The topic, made if it is not there and that is allowed.</summary>
    public (Topic? Topic, ErrorCode Error) FindOrCreate(string name, bool mayCreate)
    {
        if (Find(name) is { } found)
            return (found, ErrorCode.None);
        if (!IsValidName(name))
            return (null, ErrorCode.InvalidTopic);
        if (!mayCreate || !_options.AutoCreateTopics)
            return (null, ErrorCode.UnknownTopicOrPartition);

        var error = Create(name, _options.DefaultPartitions, DefaultConfig, validateOnly: false);
        return error is ErrorCode.None or ErrorCode.TopicAlreadyExists ? (Find(name), ErrorCode.None) : (null, error);
    }

    /// <param name="partitions">−1 for the broker's default.</param>
    public ErrorCode Create(string name, int partitions, TopicConfig config, bool validateOnly)
    {
        partitions = partitions == -1 ? _options.DefaultPartitions : partitions;
        lock (_gate)
        {
            if (!IsValidName(name))
                return ErrorCode.InvalidTopic;
            if (_topics.ContainsKey(name))
                return ErrorCode.TopicAlreadyExists;
            if (partitions is < 1 or > MaxPartitions)
                return ErrorCode.InvalidPartitions;
            if (validateOnly)
                return ErrorCode.None;

            try
            {
                var description = new TopicDescription(partitions, config);
                _state.SetTopic(name, description);
                _topics[name] = Open(name, description);
                return ErrorCode.None;
            }
            catch (IOException e)
            {
                _options.Report($"cannot make the topic '{name}': {e.Message}");
                return ErrorCode.KafkaStorageError;
            }
        }
    }

    public ErrorCode Delete(string name)
    {
        lock (_gate)
        {
            if (!_topics.TryRemove(name, out var topic))
                return ErrorCode.UnknownTopicOrPartition;

            _state.RemoveTopic(name);
            foreach (var partition in topic.Partitions)
                partition.Delete();
            Directory.Delete(FolderOf(name), recursive: true);
        }
        Deleted?.Invoke(name);
        return ErrorCode.None;
    }

    public ErrorCode AddPartitions(string name, int count, bool validateOnly)
    {
        lock (_gate)
        {
            if (Find(name) is not { } topic)
                return ErrorCode.UnknownTopicOrPartition;
            if (count <= topic.Partitions.Count || count > MaxPartitions)
                return ErrorCode.InvalidPartitions;
            if (validateOnly)
                return ErrorCode.None;

            var settings = SettingsOf(topic.Config);
            var added = Enumerable.Range(topic.Partitions.Count, count - topic.Partitions.Count)
                .Select(index => PartitionLog.Open(FolderOf(name, index), settings));
            _topics[name] = topic with { Partitions = [.. topic.Partitions, .. added] };
            _state.SetTopic(name, new TopicDescription(count, topic.Config));
            return ErrorCode.None;
        }
    }

    public void Dispose()
    {
        lock (_gate)
            foreach (var partition in _topics.Values.SelectMany(topic => topic.Partitions))
                partition.Dispose();
    }

    private Topic Open(string name, TopicDescription description)
    {
        var settings = SettingsOf(description.Config);
        return new Topic(name, description.Config,
            [.. Enumerable.Range(0, description.Partitions).Select(
                index => PartitionLog.Open(FolderOf(name, index), settings))]);
    }

    private LogSettings SettingsOf(TopicConfig config) => new(
        config.SegmentBytes, config.RetentionMs, config.RetentionBytes, _options.FlushBeforeAcknowledging,
        _options.OpenFile, _options.Report);

    private string FolderOf(string topic) => Path.Combine(_folder, topic);

    private string FolderOf(string topic, int partition) => Path.Combine(_folder, topic, $"{partition}");

    /// <summary>Kafka's own rule, which also keeps a name from leaving its folder.</summary>
    private static bool IsValidName(string name) =>
        name.Length is > 0 and <= MaxNameLength && name is not ("." or "..")
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');
}
