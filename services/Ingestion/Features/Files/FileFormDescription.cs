using Microsoft.OpenApi;

namespace BizPulse.Ingestion.Features.Files;

internal static class FileFormDescription
{
    /// <summary>How a <see cref="FileForm"/> stands in the API's description.</summary>
    public static RouteHandlerBuilder AcceptsFileForm(this RouteHandlerBuilder route, bool needsMapping) => route
        .Accepts<IFormFile>("multipart/form-data")
        .AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.RequestBody!.Content!["multipart/form-data"].Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Required = needsMapping ? new HashSet<string> { "file", "mapping" } : new HashSet<string> { "file" },
                Properties = new Dictionary<string, IOpenApiSchema>
                {
                    ["file"] = new OpenApiSchema
                    {
                        Type = JsonSchemaType.String,
                        Format = "binary",
                        Description = "CSV, XLSX or JSON; packed by gzip, too.",
                    },
                    ["mapping"] = new OpenApiSchema
                    {
                        Type = JsonSchemaType.String,
                        Description = "How its columns are read: the name of one of /api/ingest/mappings.",
                    },
                },
            };
            return Task.CompletedTask;
        });
}
