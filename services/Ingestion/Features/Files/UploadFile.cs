using System.Security.Claims;
using BizPulse.Access;
using BizPulse.Ingestion.Features.Mappings;
using BizPulse.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BizPulse.Ingestion.Features.Files;

/// <summary>
/// Takes a file (CSV, XLSX or JSON, packed or not) and reads it in the background; the answer says where to watch it.
/// </summary>
internal static class UploadFile
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("", Handle)
        .RequirePermission(Permissions.ImportsManage)
        .WithMetadata(new DisableRequestSizeLimitAttribute())
        .DisableAntiforgery() // signed in by a header, which no foreign page can send
        .WithName(nameof(UploadFile))
        .WithSummary("Import a file")
        .AcceptsFileForm(needsMapping: true);

    private static async Task<Results<Accepted<ImportFile>, ValidationProblem>> Handle(
        HttpRequest request, ClaimsPrincipal user, UploadFolder uploads, MappingQueries mappings, FileQueries imports,
        FileImporter importer, CancellationToken ct)
    {
        var (form, problem) = await FileForm.ReadAsync(request, uploads, mappings, ct);
        if (form is null)
            return problem!;
        if (form.Mapping is null)
        {
            uploads.Delete(form.Id);
            return Invalid.Field(
                "mapping",
                $"must be one of {string.Join(", ", (await mappings.AllAsync(ct)).Select(mapping => mapping.Name))}.");
        }

        await imports.AddAsync(form.Id, form.FileName, form.Mapping.Name, user.Identity!.Name!, ct);
        importer.Enqueue(form.Id);
        return TypedResults.Accepted($"/api/ingest/files/{form.Id}", await imports.FindAsync(form.Id, ct));
    }
}
