using BizPulse.Access;

namespace BizPulse.Ingestion.Features.Files;

/// <summary>Imports of files.</summary>
internal static class FilesFeature
{
    public static void AddFiles(this IServiceCollection services)
    {
        services.AddSingleton<UploadFolder>();
        services.AddSingleton<FileQueries>();
        services.AddSingleton<ImportUndo>();
        services.AddSingleton<FileImporter>();
        services.AddHostedService(provider => provider.GetRequiredService<FileImporter>());
    }

    public static void MapFiles(this IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("/api/ingest/files").RequireWholeShop();
        UploadFile.Map(files);
        PreviewFile.Map(files);
        GetFiles.Map(files);
        GetFile.Map(files);
        GetFileRejections.Map(files);
        DeleteFile.Map(files);
    }
}
