using System.Text.Json;
using System.Text.Json.Serialization;
using EmbeddedKafka.Storage;

namespace EmbeddedKafka.Groups;

/// <summary>
/// Keeps what groups must not forget over a restart: their generation, members and committed offsets.
/// </summary>
internal sealed partial class GroupJournal(Journal journal, GroupCommit commit, Action<string> report)
{
    public long Length => journal.Length;

    public void AddOffset(string group, (string Topic, int Partition) of, CommittedOffset offset) =>
        Add(OffsetEntry(group, of, offset));

    public void RemoveOffset(string group, (string Topic, int Partition) of) => Add(OffsetEntry(group, of, null));

    /// <summary>Without room for it the group only has to rebalance once more after a restart.</summary>
    public void AddState(GroupSnapshot state)
    {
        try
        {
            Add(new Entry(state.Id, State: state));
        }
        catch (IOException e)
        {
            report($"cannot keep the state of group '{state.Id}': {e.Message}");
        }
    }

    public void AddDeletion(string group) => Add(new Entry(group, IsDeleted: true));

    public Task FlushAsync() => commit.FlushAsync(journal);

    public IEnumerable<Entry> ReadAll() =>
        journal.ReadAll().Select(line => JsonSerializer.Deserialize(line, EntryJson.Default.Entry)!);

    /// <summary>Keeps only what is so now, not how it came about.</summary>
    public void Compact(IEnumerable<Group> groups) => journal.Replace(groups.SelectMany(group => group.AllCommitted()
        .Select(each => OffsetEntry(group.Id, each.Of, each.Offset))
        .Prepend(new Entry(group.Id, State: group.Describe())))
        .Select(entry => JsonSerializer.Serialize(entry, EntryJson.Default.Entry)));

    private void Add(Entry entry) => journal.Add(JsonSerializer.Serialize(entry, EntryJson.Default.Entry));

    private static Entry OffsetEntry(string group, (string Topic, int Partition) of, CommittedOffset? offset) =>
        new(group, Topic: of.Topic, Partition: of.Partition, Offset: offset);

    internal sealed record Entry(
        string Group, GroupSnapshot? State = null, string? Topic = null, int Partition = 0,
        CommittedOffset? Offset = null, bool IsDeleted = false);

    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
    [JsonSerializable(typeof(Entry))]
    private sealed partial class EntryJson : JsonSerializerContext;
}
