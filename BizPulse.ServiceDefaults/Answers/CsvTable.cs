using System.Net.Mime;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace BizPulse.Answers;

/// <summary>
/// A table as RFC 4180 has it, in UTF-8 with the mark by which spreadsheets know it. The first line says what was asked
/// and when, and begins with '#'; the second names the columns. Written as it is read: however many rows there are,
/// none is left out.
/// </summary>
public sealed class CsvTable<TRow>(IAsyncEnumerable<TRow> rows) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response, services) = (httpContext.Request, httpContext.Response, httpContext.RequestServices);
        var columns = CsvColumn.Of(
            typeof(TRow), services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions,
            request.Query[CsvTable.Columns]);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();

        var file = new ContentDispositionHeaderValue(DispositionTypeNames.Attachment);
        file.SetHttpFileName($"{CsvTable.Name(request).Replace('/', '-')}-{now:yyyy-MM-dd}.csv");
        response.Headers.ContentDisposition = file.ToString();
        response.ContentType = $"{CsvTable.MediaType}; charset=utf-8";

        await using var csv = new StreamWriter(
            response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true)
        {
            NewLine = "\r\n"
        };
        await csv.WriteLineAsync(CsvTable.Title(request, now));
        await csv.WriteLineAsync(string.Join(',', columns.Select(column => column.Name)));
        await foreach (var row in rows.WithCancellation(httpContext.RequestAborted))
            await csv.WriteLineAsync(string.Join(',', columns.Select(column => CsvTable.Cell(column.Read(row!)))));
    }
}

internal static class CsvTable
{
    internal const string MediaType = "text/csv";
    internal const string Columns = "columns";

    internal static string Title(HttpRequest request, DateTimeOffset now) => Quoted(string.Join("; ",
    [
        $"# BizPulse {Name(request)}",
        .. request.Query.SelectMany(asked => asked.Value, (asked, value) => $"{asked.Key}={value}"),
        $"at {now:yyyy-MM-dd'T'HH:mm:ss'Z'}",
    ]));

    internal static string Name(HttpRequest request) =>
        request.Path.Value!.TrimStart('/').Replace("api/", "", StringComparison.Ordinal);

    /// <summary>
    /// A number stays a number, whatever its sign. A text that begins like a formula would be run as one by a
    /// spreadsheet. A picture that is drawn into its address is nothing to read.
    /// </summary>
    internal static string Cell(object? value) => value switch
    {
        null => "",
        string and ['=' or '+' or '-' or '@' or '\t' or '\r', ..] formula => Quoted($"'{formula}"),
        string picture when picture.StartsWith("data:image/", StringComparison.Ordinal) => "",
        string text => Quoted(text),
        bool yes => yes ? "true" : "false",
        Enum name => JsonNamingPolicy.CamelCase.ConvertName(name.ToString()),
        DateOnly or DateTime or DateTimeOffset => $"{value:O}",
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => Quoted(value.ToString()!),
    };

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
