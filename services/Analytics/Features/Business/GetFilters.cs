using BizPulse.Access;
using BizPulse.Answers;
using BizPulse.Data;
using Npgsql;

namespace BizPulse.Analytics.Features.Business;

public sealed record FilterValues(
    IReadOnlyList<string> Categories, IReadOnlyList<string> Countries, IReadOnlyList<string> Channels, IReadOnlyList<string> Stores);

internal static class GetFilters
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/analytics/filters", Handle)
        .RequirePermission(Permissions.SalesRead)
        .WithName(nameof(GetFilters))
        .WithSummary("The categories, countries, channels and stores that questions can be narrowed down to")
        .Produces<FilterValues>()
        .WithDataVersionTag();

    private static async Task<IResult> Handle(NpgsqlDataSource db, CancellationToken ct) => TypedResults.Ok(await db.OneAsync(
        $"""
        with place as (select distinct country, channel, store from ingestion.sales_hourly)
        select array(select distinct category from ingestion.products where category <> '' order by category) as categories,
               array(select distinct country from place where country <> '' order by country) as countries,
               array(select distinct channel from place where channel <> '' order by channel) as channels,
               array(select distinct store from place where store <> '' order by store) as stores
        """,
        row => new FilterValues(
            row.Get<string[]>("categories"), row.Get<string[]>("countries"), row.Get<string[]>("channels"), row.Get<string[]>("stores")),
        ct));
}
