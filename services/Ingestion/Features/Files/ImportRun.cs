using BizPulse.Ingestion.Features.Mappings;
using BizPulse.Ingestion.Publishing;
using BizPulse.Ingestion.Reading;

namespace BizPulse.Ingestion.Features.Files;

/// <summary>
/// One pass over one file: its rows become events on their way to Kafka, or rejections with a reason.
/// </summary>
internal sealed class ImportRun(
    ImportFile file, ColumnMapping mapping, FileQueries imports, EventPublisher publisher, IngestionSettings settings,
    TimeProvider clock)
{
    private static readonly TimeSpan ProgressEvery = TimeSpan.FromMilliseconds(500);

    private readonly List<RejectedRow> _rejections = [];
    private long _rows, _rejected;

    public async Task ReadAsync(string path, CancellationToken ct)
    {
        using var run = publisher.Begin(mapping.Topic, file.Id);
        var reader = new RowMapper(mapping, settings.Limits(clock), clock.GetUtcNow().UtcDateTime);
        var lastProgress = clock.GetTimestamp();
        await foreach (var row in TableFile.ReadAsync(path, ct))
        {
            if (_rows++ == 0)
                RequireColumns(row);
            await ReadRowAsync(row, reader, run, ct);
            RequireBroker(run);
            if (clock.GetElapsedTime(lastProgress) < ProgressEvery)
                continue;
            lastProgress = clock.GetTimestamp();
            if (!await SaveProgressAsync(ct))
                return; // cancelled
        }

        await run.SettleAsync(ct);
        RequireBroker(run);
        if (await SaveProgressAsync(ct))
            await imports.CompleteAsync(file.Id, ct);
    }

    private async Task ReadRowAsync(FileRow row, RowMapper reader, PublishRun run, CancellationToken ct)
    {
        var (parsed, product) = reader.Read(row);
        if (parsed.Event is { } accepted)
        {
            await run.SendAsync(accepted, ct);
            if (product is not null)
                await run.SendAsync(product, ct);
            return;
        }

        _rejected++;
        foreach (var (field, reason) in parsed.Problems.TakeWhile(_ => _rejected <= FileQueries.MostRejections))
            _rejections.Add(new RejectedRow(row.Number, field, reason));
    }

    private static void RequireBroker(PublishRun run)
    {
        if (run.Failure is { } failure)
            throw new UnreadableFileException(
                $"The message broker did not take everything ({failure.Reason}). "
                + "Send the file again: what it brought counts once.");
    }

    private void RequireColumns(FileRow first)
    {
        foreach (var field in EventFields.Required(mapping.Kind))
            if (mapping.Columns.TryGetValue(field, out var column) && !first.Columns.ContainsKey(column))
                throw new UnreadableFileException(
                    $"The file has no column '{column}', which the mapping '{mapping.Name}' takes for '{field}'. "
                    + $"It has: {string.Join(", ", first.Columns.Keys.Take(30))}.");
    }

    /// <summary>False when the import was cancelled meanwhile.</summary>
    private async Task<bool> SaveProgressAsync(CancellationToken ct)
    {
        if (_rejections.Count > 0)
            await imports.RejectAsync(file.Id, _rejections, ct);
        _rejections.Clear();
        return await imports.ProgressAsync(file.Id, _rows, _rows - _rejected, _rejected, ct);
    }
}
