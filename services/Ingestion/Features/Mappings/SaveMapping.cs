using System.Security.Claims;
using BizPulse.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BizPulse.Ingestion.Features.Mappings;

/// <summary>Saves a mapping of one's own. What could make no event of any row is refused by field.</summary>
internal static class SaveMapping
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("{name}", Handle)
        .RequirePermission(Permissions.ImportsManage)
        .WithName(nameof(SaveMapping))
        .WithSummary("Save a column mapping under a name");

    private static async Task<Results<Ok<ColumnMapping>, ValidationProblem>> Handle(
        string name, ColumnMapping mapping, MappingQueries mappings, ClaimsPrincipal user, CancellationToken ct)
    {
        if (Problems(name, mapping) is { Count: > 0 } problems)
            return TypedResults.ValidationProblem(problems);
        await mappings.SaveAsync(mapping, user.Identity!.Name!, ct);
        return TypedResults.Ok(mapping);
    }

    private static Dictionary<string, string[]> Problems(string name, ColumnMapping mapping)
    {
        var problems = new Dictionary<string, string[]>();
        if (mapping.Name != name || !ColumnMapping.IsName(name))
            problems["name"] =
                ["must be the name in the address: at most 64 letters, digits, hyphens and underscores."];
        if (BuiltInMappings.All.Any(ready => ready.Name == name))
            problems["name"] = ["is taken by a mapping that comes with BizPulse."];
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(mapping.TimeZone, out _))
            problems["timeZone"] =
                [$"'{mapping.TimeZone}' is not a known time zone (IANA name, such as Europe/Berlin)."];

        var known = EventFields.Of(mapping.Kind);
        var unknown = mapping.Columns.Keys.Concat(mapping.Constants?.Keys ?? []).Except(known).ToList();
        if (unknown.Count > 0)
            problems["columns"] =
                [$"{string.Join(", ", unknown)} is not among the fields: {string.Join(", ", known)}."];
        var missing = EventFields.Required(mapping.Kind)
            .Where(field => !mapping.Columns.ContainsKey(field) && mapping.Constants?.ContainsKey(field) != true)
            .ToList();
        if (missing.Count > 0)
            problems["columns"] = [$"{string.Join(", ", missing)} must come from a column or a constant."];
        foreach (var (field, texts) in Texts(mapping))
        {
            if (!texts.All(text => text is not null && !text.Any(char.IsControl)))
                problems.TryAdd(field, ["must hold texts without control characters."]);
        }
        return problems;
    }

    // A text in a list or dictionary can be null whatever its type says.
    private static IEnumerable<(string Field, IEnumerable<string?> Texts)> Texts(ColumnMapping mapping) =>
    [
        ("columns", mapping.Columns.Values),
        ("constants", mapping.Constants?.Values ?? []),
        ("serviceSkus", mapping.ServiceSkus ?? []),
        ("dateFormat", [mapping.DateFormat ?? ""]),
    ];
}
