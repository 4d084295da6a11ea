using System.Threading.Channels;
using BizPulse.Ingestion.Features.Mappings;
using BizPulse.Ingestion.Publishing;
using BizPulse.Ingestion.Reading;

namespace BizPulse.Ingestion.Features.Files;

/// <summary>
/// Reads the files that were sent, one after the other. A file that was interrupted is read again: what it brought
/// counts once.
/// </summary>
internal sealed partial class FileImporter(
    FileQueries imports, MappingQueries mappings, UploadFolder uploads, EventPublisher publisher,
    IngestionSettings settings, TimeProvider clock, ILogger<FileImporter> logger) : BackgroundService
{
    private readonly Channel<Guid> _waiting = Channel.CreateUnbounded<Guid>();

    public void Enqueue(Guid id) => _waiting.Writer.TryWrite(id);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await WaitForPostgresAsync(() => EnqueueUnfinishedAsync(stoppingToken), stoppingToken);
        await foreach (var id in _waiting.Reader.ReadAllAsync(stoppingToken))
            await WaitForPostgresAsync(() => ImportAsync(id, stoppingToken), stoppingToken);
    }

    private async Task EnqueueUnfinishedAsync(CancellationToken ct)
    {
        foreach (var file in await imports.UnfinishedAsync(ct))
            if (uploads.Has(file.Id))
                Enqueue(file.Id);
            else
                await imports.FailAsync(
                    file.Id, "The service was interrupted before it had read the file. Send it again.", ct);
    }

    private async Task ImportAsync(Guid id, CancellationToken ct)
    {
        try
        {
            if (await imports.FindAsync(id, ct) is not { } file || !await imports.BeginAsync(id, ct))
                return;
            var mapping = await mappings.FindAsync(file.Mapping, ct)
                ?? throw new UnreadableFileException($"The mapping '{file.Mapping}' is gone.");
            await new ImportRun(file, mapping, imports, publisher, settings, clock).ReadAsync(uploads.PathOf(id), ct);
        }
        catch (Exception unreadable) when (TableFile.IsUnreadable(unreadable))
        {
            await imports.FailAsync(id, unreadable.Message, ct);
        }
        catch (Exception broken) when (!ct.IsCancellationRequested && !PostgresFailures.IsUnavailable(broken))
        {
            LogBroken(broken, id);
            await imports.FailAsync(
                id, $"The import broke off ({broken.Message}). Send the file again: what it brought counts once.", ct);
        }
        uploads.Delete(id);
    }

    /// <summary>Without Postgres it waits and begins again, as if the service had been interrupted.</summary>
    private async Task WaitForPostgresAsync(Func<Task> act, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                await act();
                return;
            }
            catch (Exception failure) when (PostgresFailures.IsUnavailable(failure))
            {
                LogWaiting(failure.Message);
                await Task.Delay(TimeSpan.FromSeconds(2), clock, ct);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Import {Import} broke off")]
    private partial void LogBroken(Exception broken, Guid import);

    [LoggerMessage(LogLevel.Warning, "Imports wait for Postgres: {Reason}")]
    private partial void LogWaiting(string reason);
}
