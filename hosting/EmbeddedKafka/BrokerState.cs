using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using EmbeddedKafka.Storage;
using EmbeddedKafka.Topics;

namespace EmbeddedKafka;

/// <summary>
/// What a broker is: its identity, its port, its topics. Kept in one small file that is replaced as a whole.
/// </summary>
internal sealed partial class BrokerState
{
    private const int ProducerIdsAtOnce = 1_000;

    // The ids of a broker begin anywhere: those of one whose folder was lost still have producers that go on writing,
    // and what they say would be taken for repetitions of what a newcomer of the same id said.
    private const long HighestFirstProducerId = 1L << 48;

    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly Func<string, ILogFile> _openFile;
    private Content _content;
    private long _nextProducerId;

    public BrokerState(string dataFolder, Func<string, ILogFile> openFile)
    {
        _path = Path.Combine(dataFolder, "broker.json");
        _openFile = openFile;
        _content = Load(dataFolder);
        _nextProducerId = _content.ReservedProducerIds;
    }

    public string ClusterId => _content.ClusterId;

    public int Port
    {
        get => _content.Port;
        set => Change(_content with { Port = value });
    }

    public IReadOnlyDictionary<string, TopicDescription> Topics => _content.Topics;

    public void SetTopic(string name, TopicDescription topic)
    {
        lock (_gate)
            Change(_content with { Topics = new(_content.Topics) { [name] = topic } });
    }

    public void RemoveTopic(string name)
    {
        lock (_gate)
            Change(_content with { Topics = new(_content.Topics.Where(topic => topic.Key != name)) });
    }

    /// <summary>
    /// An id that no producer has had, whatever happens to the broker. They are reserved many at a time.
    /// </summary>
    public long NextProducerId()
    {
        lock (_gate)
        {
            if (_nextProducerId == _content.ReservedProducerIds)
                Change(_content with { ReservedProducerIds = _nextProducerId + ProducerIdsAtOnce });
            return _nextProducerId++;
        }
    }

    private Content Load(string dataFolder)
    {
        if (!File.Exists(_path))
        {
            if (Directory.Exists(Path.Combine(dataFolder, "topics")))
                throw new DamagedStorageException(_path, "it is missing although there are topics");
            var fresh = new Content(
                Base64Url.EncodeToString(Guid.NewGuid().ToByteArray()), Port: 0,
                Random.Shared.NextInt64(HighestFirstProducerId), []);
            Change(fresh);
            return fresh;
        }

        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(_path), StateJson.Default.Content)
                ?? throw new DamagedStorageException(_path, "it is empty");
        }
        catch (JsonException e)
        {
            throw new DamagedStorageException(_path, e.Message);
        }
    }

    private void Change(Content content)
    {
        var draft = _path + ".new";
        File.Delete(draft);
        using (var file = _openFile(draft))
        {
            file.Write(JsonSerializer.SerializeToUtf8Bytes(content, StateJson.Default.Content), 0);
            file.Flush();
        }
        File.Move(draft, _path, overwrite: true);
        _content = content;
    }

    internal sealed record Content(
        string ClusterId, int Port, long ReservedProducerIds, Dictionary<string, TopicDescription> Topics);

    [JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(Content))]
    private sealed partial class StateJson : JsonSerializerContext;
}
