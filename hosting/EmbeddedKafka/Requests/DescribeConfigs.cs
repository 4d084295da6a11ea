using EmbeddedKafka.Protocol;
using EmbeddedKafka.Topics;

namespace EmbeddedKafka.Requests;

/// <summary>
/// DescribeConfigs 0–3: the settings of topics; those of a broker are an empty list.
/// Left out: synonyms, types and documentation (answered as none or unknown), changing a setting after a topic is made.
/// </summary>
internal sealed class DescribeConfigs(TopicCatalog topics) : IRequestHandler
{
    private const sbyte TopicResource = 2;
    private const sbyte BrokerResource = 4;
    private const sbyte SetOnTopic = 1;
    private const sbyte DefaultValue = 5;

    public ApiKey Key => ApiKey.DescribeConfigs;

    public (short Min, short Max) Versions => (0, 3);

    public ValueTask HandleAsync(Request request, ResponseWriter response, CancellationToken ct)
    {
        var body = request.Body;
        var asked = body.ReadArray(_ => (
            Type: body.ReadInt8(), Name: body.ReadString(), Settings: body.ReadNullableArray(_ => body.ReadString())));

        response.WriteInt32(0); // throttle time
        response.WriteArray(asked, each =>
        {
            var topic = each.Type == TopicResource ? topics.Find(each.Name) : null;
            var isThere = topic is not null || each.Type == BrokerResource;
            response.WriteError(isThere ? ErrorCode.None : ErrorCode.UnknownTopicOrPartition);
            response.WriteString(null); // error message
            response.WriteInt8(each.Type);
            response.WriteString(each.Name);
            var settings = topic?.Config.All().Where(setting => each.Settings?.Contains(setting.Key) ?? true).ToList()
                ?? [];
            response.WriteArray(settings, setting => Answer(request.Version, setting.Key, setting.Value, response));
        });
        return ValueTask.CompletedTask;
    }

    private void Answer(short version, string name, string value, ResponseWriter response)
    {
        var isDefault = topics.DefaultConfig.All().Contains(KeyValuePair.Create(name, value));
        response.WriteString(name);
        response.WriteString(value);
        response.WriteBoolean(true); // read only
        if (version == 0)
            response.WriteBoolean(isDefault);
        else
            response.WriteInt8(isDefault ? DefaultValue : SetOnTopic);
        response.WriteBoolean(false); // sensitive
        if (version >= 1)
            response.WriteArray(Array.Empty<string>(), response.WriteString); // synonyms
        if (version >= 3)
        {
            response.WriteInt8(0); // type: unknown
            response.WriteString(null); // documentation
        }
    }
}
