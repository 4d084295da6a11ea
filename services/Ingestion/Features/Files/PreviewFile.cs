using BizPulse.Access;
using BizPulse.Contracts;
using BizPulse.Ingestion.Features.Mappings;
using BizPulse.Ingestion.Reading;
using BizPulse.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BizPulse.Ingestion.Features.Files;

/// <param name="Columns">As the file names them.</param>
public sealed record FilePreview(IReadOnlyList<string> Columns, IReadOnlyList<PreviewedRow> Rows);

/// <param name="Event">What the row becomes with the mapping; null when it is refused, or no mapping was given.</param>
public sealed record PreviewedRow(
    long Row, IReadOnlyList<string> Cells, object? Event, IReadOnlyList<EventProblem> Problems);

/// <summary>Shows the first rows of a file, and what a mapping makes of them, without importing anything.</summary>
internal static class PreviewFile
{
    private const int Rows = 20;

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("preview", Handle)
        .RequirePermission(Permissions.ImportsManage)
        .WithMetadata(new DisableRequestSizeLimitAttribute())
        .DisableAntiforgery() // signed in by a header, which no foreign page can send
        .WithName(nameof(PreviewFile))
        .WithSummary("The first rows of a file, and the events they would become")
        .AcceptsFileForm(needsMapping: false);

    private static async Task<Results<Ok<FilePreview>, ValidationProblem>> Handle(
        HttpRequest request, UploadFolder uploads, MappingQueries mappings, IngestionSettings settings,
        TimeProvider clock, CancellationToken ct)
    {
        var (form, problem) = await FileForm.ReadAsync(request, uploads, mappings, ct);
        if (form is null)
            return problem!;
        try
        {
            var reader = form.Mapping is { } mapping
                ? new RowMapper(mapping, settings.Limits(clock), clock.GetUtcNow().UtcDateTime)
                : null;
            var rows = new List<PreviewedRow>();
            IReadOnlyDictionary<string, int> columns = new Dictionary<string, int>();
            await foreach (var row in TableFile.ReadAsync(uploads.PathOf(form.Id), ct))
            {
                columns = row.Columns;
                var parsed = reader?.Read(row).Event ?? new ParsedEvent(null, []);
                rows.Add(new PreviewedRow(row.Number, row.Cells, parsed.Event, parsed.Problems));
                if (rows.Count == Rows)
                    break;
            }
            return TypedResults.Ok(
                new FilePreview([.. columns.OrderBy(column => column.Value).Select(column => column.Key)], rows));
        }
        catch (Exception unreadable) when (TableFile.IsUnreadable(unreadable))
        {
            return Invalid.Field("file", unreadable.Message);
        }
        finally
        {
            uploads.Delete(form.Id);
        }
    }
}
