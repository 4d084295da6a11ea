using EmbeddedKafka.Protocol;
using EmbeddedKafka.Storage;
using EmbeddedKafka.Topics;

namespace EmbeddedKafka.Requests;

/// <summary>
/// Produce, listed from 0 and served 3–8: one record batch of format 2 per partition, stored as it comes, compressed or
/// not. acks=all is answered when the bytes are on the disk, acks=1 when they are written, acks=0 never. Repeated
/// batches of an idempotent producer are answered with their first offset, gaps are refused. Versions 0–2, whose
/// messages have older formats, get error 43. Left out: transactions, timestamps set by the broker, the list of single
/// wrong records (always empty).
/// </summary>
internal sealed class Produce(TopicCatalog topics, GroupCommit commit) : IRequestHandler
{
    private const short FirstServed = 3;
    private const short AcksAll = -1;

    public ApiKey Key => ApiKey.Produce;

    public (short Min, short Max) Versions => (0, 8);

    public async ValueTask HandleAsync(Request request, ResponseWriter response, CancellationToken ct)
    {
        var body = request.Body;
        var isTransactional = request.Version >= FirstServed && body.ReadNullableString() is not null;
        var acks = body.ReadInt16();
        body.ReadInt32(); // timeout: the one disk there is answers or fails
        var written = body.ReadArray(_ =>
        {
            var topic = body.ReadString();
            return new TopicWrites(topic, body.ReadArray(_ =>
            {
                var (partition, records) = (body.ReadInt32(), body.ReadBytes());
                return Write(topic, partition, records, request.Version, isTransactional);
            }));
        });

        var flushed = FlushAsync(written); // also for acks=0 and 1: consumers see what is flushed
        if (acks == AcksAll)
            await flushed;
        response.IsSuppressed = acks == 0;
        Answer(written, acks, request.Version, response);
    }

    private PartitionWrite Write(string topic, int partition, Memory<byte> records, short version, bool isTransactional)
    {
        if (topics.Find(topic) is not { } found || found.Partition(partition) is not { } log)
            return new PartitionWrite(partition, null, new AppendResult(ErrorCode.UnknownTopicOrPartition));
        if (version < FirstServed)
            return new PartitionWrite(partition, null, new AppendResult(ErrorCode.UnsupportedForMessageFormat));

        var error = Check(records.Span, found.Config.MaxMessageBytes, isTransactional, out var batch);
        return new PartitionWrite(
            partition, log, error == ErrorCode.None ? log.Append(batch, records) : new AppendResult(error));
    }

    private static ErrorCode Check(
        ReadOnlySpan<byte> records, int maxBytes, bool isTransactional, out RecordBatch batch)
    {
        if (records.Length > maxBytes)
        {
            batch = default;
            return ErrorCode.MessageTooLarge;
        }
        if (!RecordBatch.TryParse(records, out batch) || batch.Size != records.Length || !batch.IsIntact(records))
            return ErrorCode.CorruptMessage;
        return isTransactional || batch.IsTransactionalOrControl || !batch.RecordsFit(records)
            ? ErrorCode.InvalidRecord
            : ErrorCode.None;
    }

    private Task FlushAsync(List<TopicWrites> written) => Task.WhenAll(written
        .SelectMany(topic => topic.Partitions)
        .Where(write => write.Log is { } log && log.HighWatermark <= write.Result.LastOffset)
        .Select(write => commit.FlushAsync(write.Log!)));

    private static void Answer(List<TopicWrites> written, short acks, short version, ResponseWriter response)
    {
        response.WriteArray(written, topic =>
        {
            response.WriteString(topic.Topic);
            response.WriteArray(topic.Partitions, write => Answer(write, acks, version, response));
        });
        if (version >= 1)
            response.WriteInt32(0); // throttle time
    }

    private static void Answer(PartitionWrite write, short acks, short version, ResponseWriter response)
    {
        var (error, firstOffset, lastOffset) = write.Result;
        if (error == ErrorCode.None && acks == AcksAll && write.Log!.HighWatermark <= lastOffset)
            (error, firstOffset) = (ErrorCode.KafkaStorageError, -1); // written, but the flush failed

        response.WriteInt32(write.Partition);
        response.WriteError(error);
        response.WriteInt64(firstOffset);
        if (version >= 2)
            response.WriteInt64(-1); // append time: messages keep the time that their producer gave them
        if (version >= 5)
            response.WriteInt64(write.Log?.StartOffset ?? -1);
        if (version >= 8)
        {
            response.WriteInt32(0); // wrong records
            response.WriteString(null); // error message
        }
    }

    private sealed record TopicWrites(string Topic, List<PartitionWrite> Partitions);

    private sealed record PartitionWrite(int Partition, PartitionLog? Log, AppendResult Result);
}
