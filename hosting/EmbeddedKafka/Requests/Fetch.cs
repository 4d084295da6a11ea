using EmbeddedKafka.Protocol;
using EmbeddedKafka.Storage;
using EmbeddedKafka.Topics;

namespace EmbeddedKafka.Requests;

/// <summary>
/// Fetch 4–11: whole batches from an offset on, sent from the segment file; waits until there are min_bytes, for
/// max_wait at most. Limits per partition and per request are kept, save that the first batch of an answer always fits.
/// Left out: fetch sessions (every answer has session 0, so clients ask in full), topic ids, aborted transactions,
/// replicas that fetch, leader epochs (there is one).
/// </summary>
internal sealed class Fetch(TopicCatalog topics) : IRequestHandler
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    public ApiKey Key => ApiKey.Fetch;

    public (short Min, short Max) Versions => (4, 11);

    public async ValueTask HandleAsync(Request request, ResponseWriter response, CancellationToken ct)
    {
        var query = Read(request.Body, request.Version);
        if (query.SessionId != 0)
        {
            Answer(request.Version, ErrorCode.FetchSessionIdNotFound, [], response);
            return;
        }

        var logs = query.Partitions.Select(partition => topics.FindPartition(partition.Topic, partition.Index))
            .ToList();
        var found = await CollectAsync(query, logs, ct);
        Answer(request.Version, ErrorCode.None, found, response);
    }

    private static async Task<List<Found>> CollectAsync(Query query, List<PartitionLog?> logs, CancellationToken ct)
    {
        var found = Collect(query, logs);
        if (IsEnough(query, found) || query.MaxWait <= TimeSpan.Zero)
            return found;

        var watcher = new LogWatcher();
        foreach (var log in logs)
            log?.Watch(watcher);
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
            patience.CancelAfter(query.MaxWait < LongestWait ? query.MaxWait : LongestWait);
            while (true)
            {
                watcher.Reset();
                Release(found);
                found = Collect(query, logs);
                if (IsEnough(query, found))
                    return found;
                await watcher.News.WaitAsync(patience.Token);
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return found; // the time is up: what there is
        }
        catch
        {
            Release(found);
            throw;
        }
        finally
        {
            foreach (var log in logs)
                log?.Unwatch(watcher);
        }
    }

    private static List<Found> Collect(Query query, List<PartitionLog?> logs)
    {
        var found = new List<Found>(logs.Count);
        var left = query.MaxBytes;
        for (var i = 0; i < logs.Count; i++)
        {
            var partition = query.Partitions[i];
            if (logs[i] is not { } log)
            {
                found.Add(new Found(partition, null, ErrorCode.UnknownTopicOrPartition, null));
                continue;
            }

            var isFirst = left == query.MaxBytes;
            var (error, region) = log.Read(partition.Offset, Math.Min(partition.MaxBytes, left), atLeastOne: isFirst);
            left = Math.Max(0, left - (region?.Length ?? 0));
            found.Add(new Found(partition, log, error, region));
        }
        return found;
    }

    private static bool IsEnough(Query query, List<Found> found) =>
        found.Exists(each => each.Error != ErrorCode.None)
            || found.Sum(each => (long)(each.Region?.Length ?? 0)) >= query.MinBytes;

    private static void Release(List<Found> found)
    {
        foreach (var each in found)
            each.Region?.Dispose();
    }

    private static Query Read(RequestReader body, short version)
    {
        body.ReadInt32(); // replica: −1, a consumer
        var maxWait = TimeSpan.FromMilliseconds(body.ReadInt32());
        var minBytes = body.ReadInt32();
        var maxBytes = body.ReadInt32();
        body.ReadInt8(); // isolation level: nothing is ever uncommitted
        var sessionId = version >= 7 ? body.ReadInt32() : 0;
        if (version >= 7)
            body.ReadInt32(); // session epoch
        var partitions = body.ReadArray(_ =>
        {
            var topic = body.ReadString();
            return body.ReadArray(_ => ReadPartition(body, version, topic));
        });
        return new Query(maxWait, minBytes, maxBytes, sessionId, [.. partitions.SelectMany(each => each)]);
    }

    private static Wanted ReadPartition(RequestReader body, short version, string topic)
    {
        var index = body.ReadInt32();
        if (version >= 9)
            body.ReadInt32(); // the leader epoch that the client knows
        var offset = body.ReadInt64();
        if (version >= 5)
            body.ReadInt64(); // a replica's log start
        return new Wanted(topic, index, offset, body.ReadInt32());
    }

    private static void Answer(short version, ErrorCode error, List<Found> found, ResponseWriter response)
    {
        response.WriteInt32(0); // throttle time
        if (version >= 7)
        {
            response.WriteError(error);
            response.WriteInt32(0); // no session
        }
        response.WriteArray(found.GroupBy(each => each.Wanted.Topic).ToList(), topic =>
        {
            response.WriteString(topic.Key);
            response.WriteArray(topic.ToList(), each => Answer(version, each, response));
        });
    }

    private static void Answer(short version, Found found, ResponseWriter response)
    {
        var highWatermark = found.Log?.HighWatermark ?? -1;
        response.WriteInt32(found.Wanted.Index);
        response.WriteError(found.Error);
        response.WriteInt64(highWatermark);
        response.WriteInt64(highWatermark); // last stable offset
        if (version >= 5)
            response.WriteInt64(found.Log?.StartOffset ?? -1);
        response.WriteInt32(-1); // aborted transactions
        if (version >= 11)
            response.WriteInt32(-1); // preferred replica
        response.WriteRegion(found.Region);
    }

    private sealed record Query(TimeSpan MaxWait, int MinBytes, int MaxBytes, int SessionId, List<Wanted> Partitions);

    private sealed record Wanted(string Topic, int Index, long Offset, int MaxBytes);

    private sealed record Found(Wanted Wanted, PartitionLog? Log, ErrorCode Error, FileRegion? Region);
}
