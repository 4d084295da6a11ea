using System.Reflection;
using BizPulse.Answers;
using BizPulse.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace BizPulse.Questions;

/// <summary>
/// Which page of a list is wanted: <c>[Rows(usual: 50, most: 200)] PageRequest page</c>. As CSV there is one, with all
/// rows.
/// </summary>
/// <param name="Cursor">The 'next' of the page before; null for the first one.</param>
public sealed record PageRequest(int Limit, string? Cursor, bool AllRows)
    : IBindableFromHttpContext<PageRequest>, IEndpointParameterMetadataProvider
{
    private const string LimitName = "limit", CursorName = "cursor";

    public static ValueTask<PageRequest?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (asked, rows) = (new QuestionReader(context), RowLimit.Of(parameter));
        return new(new PageRequest(
            asked.Number(LimitName, 1, rows.Most) ?? rows.Usual,
            asked.Text(CursorName) is { Length: > 0 } cursor ? cursor : null, context.Request.WantsCsv()));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Describe(
        QuestionParameter.Of<int>(
            LimitName, $"Rows on a page, at most {RowLimit.Of(parameter).Most}", RowLimit.Of(parameter).Usual),
        QuestionParameter.Of<string>(CursorName, "The 'next' of the page before"));

    /// <summary>
    /// The sort key of the last row before this page, which has so many parts; null on the first page.
    /// </summary>
    public string[]? After(int parts) =>
        Cursor is null ? null : PageCursor.TryRead(Cursor, parts, out var key) ? key : throw ForeignCursor;

    public static InvalidFieldException ForeignCursor =>
        new(CursorName, "must be the 'next' of a page of this list in this order.");
}
