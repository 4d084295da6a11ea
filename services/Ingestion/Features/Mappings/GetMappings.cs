using BizPulse.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BizPulse.Ingestion.Features.Mappings;

public sealed record ColumnMappings(IReadOnlyList<ColumnMapping> Mappings);

internal static class GetMappings
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("", Handle)
        .RequirePermission(Permissions.PipelineRead)
        .WithName(nameof(GetMappings))
        .WithSummary("Column mappings for imports");

    private static async Task<Ok<ColumnMappings>> Handle(MappingQueries mappings, CancellationToken ct) =>
        TypedResults.Ok(new ColumnMappings(await mappings.AllAsync(ct)));
}
