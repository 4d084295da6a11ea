using BizPulse.Questions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace BizPulse.Answers;

/// <summary>Every table is there as CSV, too, for those who ask for it by <c>Accept: text/csv</c>.</summary>
public static class CsvAnswers
{
    private static readonly QuestionParameter _columns = QuestionParameter.Of<string>(
        CsvTable.Columns, "Which columns a CSV has, and in which order: their names, with commas. All by default.");

    /// <summary>
    /// The answer's table as CSV: <c>.WithCsv((DailyTrend trend) => trend.Days)</c>. Failures stay what they are.
    /// </summary>
    public static RouteHandlerBuilder WithCsv<TAnswer, TRow>(
        this RouteHandlerBuilder route, Func<TAnswer, IEnumerable<TRow>> rows) =>
        route
        .WithCsv()
        .AddEndpointFilter(async (call, next) =>
        {
            var result = await next(call);
            return call.HttpContext.Request.WantsCsv() && result.Unwrapped() is Ok<TAnswer> { Value: { } answer }
                ? new CsvTable<TRow>(rows(answer).ToAsyncEnumerable())
                : result;
        });

    /// <summary>
    /// For a handler that pages JSON: it returns a <see cref="CsvTable{TRow}"/> with all rows when the request
    /// <see cref="WantsCsv"/>.
    /// </summary>
    public static RouteHandlerBuilder WithCsv(this RouteHandlerBuilder route) => route
        .AddEndpointFilter((call, next) =>
        {
            call.HttpContext.Response.Headers.Vary = HeaderNames.Accept;
            return next(call);
        })
        .AddOpenApiOperationTransformer((operation, _, _) =>
        {
            (operation.Parameters ??= []).Add(_columns.ToOpenApi());
            operation.Responses?["200"].Content?.TryAdd(
                CsvTable.MediaType, new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
            return Task.CompletedTask;
        });

    /// <summary>
    /// CSV is named and nothing is wanted more; JSON, where it is wanted as much, has to be named, too.
    /// </summary>
    public static bool WantsCsv(this HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        var csv = accepted.Where(type => type.MediaType.Equals(CsvTable.MediaType, StringComparison.OrdinalIgnoreCase))
            .Select(Quality).FirstOrDefault();
        return csv > 0 && accepted.All(type =>
            Quality(type) < csv || (Quality(type) == csv && type.MediaType != "application/json"));
    }

    /// <summary>A handler that lists its outcomes wraps the one it chose.</summary>
    internal static object? Unwrapped(this object? result) =>
        result is INestedHttpResult chosen ? chosen.Result : result;

    private static double Quality(MediaTypeHeaderValue type) => type.Quality ?? 1;
}
