using BizPulse.Ingestion.Reading;

namespace BizPulse.Ingestion.Features.Files;

/// <summary>Where files wait to be read. They are deleted when that is done.</summary>
internal sealed class UploadFolder(IConfiguration configuration)
{
    private readonly string _folder = configuration["Ingestion:SpoolDirectory"] ?? Path.Combine(
        configuration["BIZPULSE_HOME"] ?? Path.Combine(Path.GetTempPath(), "bizpulse"), "data", "uploads");

    public string PathOf(Guid id) => Path.Combine(_folder, $"{id}.upload");

    public bool Has(Guid id) => File.Exists(PathOf(id));

    public async Task SaveAsync(Guid id, Stream content, long mostBytes, CancellationToken ct)
    {
        Directory.CreateDirectory(_folder);
        await using var file = new FileStream(
            PathOf(id), FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true);
        var buffer = new byte[1 << 16];
        for (var total = 0L; await content.ReadAsync(buffer, ct) is > 0 and var count;)
        {
            if ((total += count) > mostBytes)
                throw new UnreadableFileException($"The file is larger than {mostBytes >> 30} GB.");
            await file.WriteAsync(buffer.AsMemory(0, count), ct);
        }
    }

    public void Delete(Guid id) => File.Delete(PathOf(id));
}
