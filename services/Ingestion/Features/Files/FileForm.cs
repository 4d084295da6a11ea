using BizPulse.Ingestion.Features.Mappings;
using BizPulse.Ingestion.Reading;
using BizPulse.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace BizPulse.Ingestion.Features.Files;

/// <summary>
/// A multipart form with a file, read as it arrives: the file goes straight to the uploads, however large it is.
/// </summary>
/// <param name="FileName">As the sender calls it, without folders.</param>
/// <param name="Mapping">Null when the form names none, or one that does not exist.</param>
internal sealed record FileForm(Guid Id, string FileName, ColumnMapping? Mapping)
{
    private const long MostBytes = 4L << 30;
    private const int MostFieldCharacters = 1_000;

    /// <summary>The form, or the problem with it.</summary>
    public static async Task<(FileForm? Form, ValidationProblem? Problem)> ReadAsync(
        HttpRequest request, UploadFolder uploads, MappingQueries mappings, CancellationToken ct)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary)
            return (null, Invalid.Field("file", "send multipart/form-data with the fields 'file' and 'mapping'."));

        var (id, fileName, mappingName) = (Guid.CreateVersion7(), (string?)null, (string?)null);
        try
        {
            var reader = new MultipartReader(boundary, request.Body);
            while (await reader.ReadNextSectionAsync(ct) is { } section)
            {
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
                    continue;
                if (disposition.Name == "mapping")
                    mappingName = await ReadFieldAsync(section, ct);
                else if (disposition.Name == "file" && fileName is null)
                {
                    fileName = Path.GetFileName(
                        HeaderUtilities.RemoveQuotes(disposition.FileName).Value) is { Length: > 0 } name
                            ? name
                            : "file";
                    await uploads.SaveAsync(id, section.Body, MostBytes, ct);
                }
            }
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException or UnreadableFileException)
        {
            uploads.Delete(id);
            return (null, Invalid.Field("file", $"can't be read: {broken.Message}"));
        }

        if (fileName is null)
            return (null, Invalid.Field("file", "is required."));
        return (
            new FileForm(id, fileName, mappingName is null ? null : await mappings.FindAsync(mappingName, ct)), null);
    }

    private static async Task<string> ReadFieldAsync(MultipartSection section, CancellationToken ct)
    {
        var characters = new char[MostFieldCharacters];
        using var text = new StreamReader(section.Body);
        return new string(characters, 0, await text.ReadBlockAsync(characters, ct)).Trim();
    }
}
