using System.Text;
using BizPulse.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BizPulse.Ingestion.Features.Files;

/// <summary>The report of an import as a CSV file: every refused row, the field at fault and the reason.</summary>
internal static class GetFileRejections
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("{id:guid}/rejections", Handle)
        .RequirePermission(Permissions.PipelineRead)
        .WithName(nameof(GetFileRejections))
        .WithSummary("The refused rows of an import as CSV")
        .Produces<string>(contentType: "text/csv")
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> Handle(
        Guid id, FileQueries imports, CancellationToken ct) =>
        await imports.FindAsync(id, ct) is null
            ? GetFile.NoSuchFile(id)
            : TypedResults.Stream(
                body => WriteAsync(body, imports.RejectionsAsync(id, ct), ct), "text/csv", $"rejections-{id}.csv");

    private static async Task WriteAsync(Stream body, IAsyncEnumerable<RejectedRow> rejections, CancellationToken ct)
    {
        await using var csv = new StreamWriter(body, new UTF8Encoding(false));
        await csv.WriteLineAsync("row,field,reason".AsMemory(), ct);
        await foreach (var (row, field, reason) in rejections)
            await csv.WriteLineAsync($"{row},{Cell(field)},{Cell(reason)}".AsMemory(), ct);
    }

    // A cell that begins like a formula would be run as one by a spreadsheet.
    private static string Cell(string text)
    {
        var safe = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? $"'{text}" : text;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
