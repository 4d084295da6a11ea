using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace BizPulse.Problems;

/// <summary>What the caller sent can't be read: says which field and what is wrong with it.</summary>
internal sealed partial class BadRequests(IProblemDetailsService problems) : IExceptionHandler
{
    private const string Body = "$"; // JSONPath for all of it

    private static readonly string[] _required = ["is required."];

    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken ct)
    {
        if (exception is not (BadHttpRequestException or JsonException) && !HoldsZeroCharacter(exception))
            return false;

        var status = (exception as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status400BadRequest;
        var errors = Explain(exception);
        context.Response.StatusCode = status;
        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = context,
            Exception = exception,
            ProblemDetails = errors.Count == 0
                ? new() { Status = status, Detail = exception.Message }
                : new HttpValidationProblemDetails(errors) { Status = status },
        });
    }

    // In a body it is seen only by the database.
    private static bool HoldsZeroCharacter(Exception exception) =>
        exception.GetBaseException() is PostgresException { SqlState: PostgresErrorCodes.CharacterNotInRepertoire };

    internal static Dictionary<string, string[]> Explain(Exception exception)
    {
        if (HoldsZeroCharacter(exception))
            return One(Body, ZeroCharacters.Refusal);
        if (exception is InvalidFieldException invalid)
            return One(invalid.Field, invalid.Message);
        if ((exception as JsonException ?? exception.InnerException as JsonException) is { } json)
            return ExplainJson(json);

        // Failed to bind parameter "DateOnly from" from "yesterday". · Required parameter "string sku" was not provided
        // from query string.
        var parameter = Parameter().Match(exception.Message);
        if (!parameter.Success)
            return [];
        var name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Groups["name"].Value);
        return parameter.Groups["value"] is { Success: true } given
            ? One(name, $"'{Shorten(given.Value)}' is not a valid {TypeName(parameter.Groups["type"].Value)}.")
            : new() { [name] = _required };
    }

    private static Dictionary<string, string[]> ExplainJson(JsonException exception)
    {
        var path = exception.Path is null or Body ? Body : exception.Path.TrimStart('$').TrimStart('.');
        if (exception.InnerException is JsonException)
            return One(
                Body,
                $"is not valid JSON at line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}.");

        // JSON deserialization for type 'LoginRequest' was missing required properties including: 'username',
        // 'password'.
        var missing = exception.Message.Split("required properties including:");
        if (missing.Length == 2)
            return Quoted().Matches(missing[1]).ToDictionary(
                name => Join(path, name.Groups["name"].Value), _ => _required);

        return One(
            path,
            exception.Message.Contains("null values", StringComparison.Ordinal)
                ? "must not be null."
                : $"must be a {ExpectedType(exception)}.");
    }

    // The outer message may name the type of the whole body; the inner one then says what was wanted:
    // Cannot get the value of a token type 'String' as a number. · … is out of bounds for an Int32. · … in a supported
    // DateOnly format.
    private static string ExpectedType(JsonException exception)
    {
        var wanted = Wanted().Match(exception.InnerException?.Message ?? "");
        return TypeName((wanted.Success ? wanted : Conversion().Match(exception.Message)).Groups["type"].Value);
    }

    private static Dictionary<string, string[]> One(string field, string message) => new() { [field] = [message] };

    private static string Join(string path, string name) => path == Body ? name : $"{path}.{name}";

    private static string Shorten(string value) => value.Length <= 60 ? value : value[..60] + "…";

    private static string TypeName(string type) =>
        type.Replace("Nullable<", "", StringComparison.Ordinal).Split('.')[^1].TrimEnd('?', ']', '>') switch
        {
            "DateOnly" => "date (yyyy-mm-dd)",
            "DateTime" or "DateTimeOffset" => "time (RFC 3339)",
            "int" or "long" or "short" or "Int16" or "Int32" or "Int64" => "whole number",
            "decimal" or "double" or "Decimal" or "Double" or "number" => "number",
            "bool" or "Boolean" or "boolean" => "true or false",
            "Guid" => "UUID",
            "string" or "String" => "text",
            _ => "value of the right form",
        };

    [GeneratedRegex(
        """parameter "(?<type>[^"]*?) ?(?<name>[^" ]+)"(?: from "(?<value>[^"]*)")?""", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();

    [GeneratedRegex(
        """could not be converted to (?:System\.Nullable`1\[)?(?<type>[\w.]+)""", RegexOptions.CultureInvariant)]
    private static partial Regex Conversion();

    [GeneratedRegex(
        """as an? (?<type>\w+)|for an? (?<type>\w+)|supported (?<type>\w+) format""", RegexOptions.CultureInvariant)]
    private static partial Regex Wanted();

    [GeneratedRegex("""'(?<name>[^']+)'""", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();
}
