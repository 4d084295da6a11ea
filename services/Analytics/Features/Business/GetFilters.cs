using BizPulse.Access;
using BizPulse.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace BizPulse.Analytics.Features.Business;

public sealed record FilterValues(
    IReadOnlyList<string> Categories, IReadOnlyList<string> Countries, IReadOnlyList<string> Channels,
    IReadOnlyList<string> Stores);

internal static class GetFilters
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/analytics/filters", Handle)
        .WithName(nameof(GetFilters))
        .WithSummary("The categories, countries, channels and stores that questions can be narrowed down to");

    private static async Task<Ok<FilterValues>> Handle(Scope scope, NpgsqlDataSource db, CancellationToken ct) =>
        TypedResults.Ok(await db.OneAsync(
            $"""
            with place as (select country, channel, store from read.places where {Sql.All(scope.OnPlaces)})
            select array(select distinct category from read.products where category <> ''
                and {Sql.All(scope.OnCategories)} order by category) as categories,
                   array(select distinct country from place where country <> '' order by country) as countries,
                   array(select distinct channel from place where channel <> '' order by channel) as channels,
                   array(select distinct store from place where store <> '' order by store) as stores
            """,
            row => new FilterValues(
                row.Get<string[]>("categories"), row.Get<string[]>("countries"), row.Get<string[]>("channels"),
                row.Get<string[]>("stores")),
            ct));
}
