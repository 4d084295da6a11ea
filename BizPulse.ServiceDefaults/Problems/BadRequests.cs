using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace BizPulse.Problems;

/// <summary>What the caller sent can't be read: says which field and what is wrong with it.</summary>
internal sealed partial class BadRequests(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken ct)
    {
        if (exception is not (BadHttpRequestException or JsonException))
            return false;

        context.Response.StatusCode = (exception as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status400BadRequest;
        var (field, message) = Explain(exception);
        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = context,
            Exception = exception,
            ProblemDetails = field is null
                ? new() { Status = context.Response.StatusCode, Detail = message }
                : new HttpValidationProblemDetails([new(field, [message])]) { Status = context.Response.StatusCode },
        });
    }

    internal static (string? Field, string Message) Explain(Exception exception)
    {
        if ((exception as JsonException ?? exception.InnerException as JsonException) is { } json)
            return ExplainJson(json);

        // Failed to bind parameter "DateOnly from" from "yesterday". · Required parameter "string sku" was not provided from query string.
        var parameter = Parameter().Match(exception.Message);
        if (!parameter.Success)
            return (null, exception.Message);

        var name = parameter.Groups["name"].Value;
        return parameter.Groups["value"] is { Success: true } given
            ? (name, $"'{Shorten(given.Value)}' is not a valid {TypeName(parameter.Groups["type"].Value)}.")
            : (name, "is required.");
    }

    private static (string? Field, string Message) ExplainJson(JsonException exception)
    {
        // The JSON value could not be converted to System.Int32. Path: $.lines[0].quantity | LineNumber: 0 | BytePositionInLine: 30.
        var message = exception.Message.Split(" Path: ")[0].Split(" LineNumber: ")[0];
        var path = exception.Path is null or "$" ? "$" : exception.Path.TrimStart('$').TrimStart('.');
        var converted = Conversion().Match(message);
        return (path, converted.Success ? $"must be a {TypeName(converted.Groups["type"].Value)}." : message);
    }

    private static string Shorten(string value) => value.Length <= 60 ? value : value[..60] + "…";

    private static string TypeName(string type) => type.Split('.')[^1].TrimEnd('?', ']') switch
    {
        "DateOnly" => "date (yyyy-mm-dd)",
        "DateTime" or "DateTimeOffset" => "time (RFC 3339)",
        "int" or "long" or "short" or "Int16" or "Int32" or "Int64" => "whole number",
        "decimal" or "double" or "Decimal" or "Double" => "number",
        "bool" or "Boolean" => "true or false",
        "Guid" => "UUID",
        "string" or "String" => "text",
        _ => "value",
    };

    [GeneratedRegex("""parameter "(?<type>[^"]*?) ?(?<name>[^" ]+)"(?: from "(?<value>[^"]*)")?""", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();

    [GeneratedRegex("""could not be converted to (?:System\.Nullable`1\[)?(?<type>[\w.]+)""", RegexOptions.CultureInvariant)]
    private static partial Regex Conversion();
}
