using BizPulse.Access;
using BizPulse.Data;
using Npgsql;

namespace BizPulse.Forecasts.Features.Forecasts;

internal static class GetForecastRun
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/forecasts/run/{id:guid}", Handle)
        .RequirePermission(Permissions.ForecastsRead)
        .WithName(nameof(GetForecastRun))
        .WithSummary("How far a run is")
        .Produces<ForecastRun>()
        .Produces(StatusCodes.Status404NotFound);

    private static async Task<IResult> Handle(Guid id, RunQueries runs, CancellationToken ct) =>
        await runs.FindAsync(id, ct) is { } run ? TypedResults.Ok(run) : TypedResults.NotFound();
}

internal sealed class RunQueries(NpgsqlDataSource db)
{
    public async Task<ForecastRun?> FindAsync(Guid id, CancellationToken ct) => (await db.ListAsync(
        """
        select id, kind,
            case when finished_at is null and started_at is null then 'queued' when finished_at is null then 'running'
                when message is not null or failed = products then 'failed' else 'completed' end,
            products, done, failed, requested_by, requested_at, started_at, finished_at, message
        from runs where id = $1
        """,
        [id],
        row => new ForecastRun(
            row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetInt32(3), row.GetInt32(4), row.GetInt32(5), row.GetText(6), row.GetDateTime(7),
            row.GetNullable<DateTime>(8), row.GetNullable<DateTime>(9), row.GetText(10)), ct)).SingleOrDefault();
}
