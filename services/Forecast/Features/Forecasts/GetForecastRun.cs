using BizPulse.Access;
using BizPulse.Data;
using BizPulse.Forecasts.Stored;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace BizPulse.Forecasts.Features.Forecasts;

internal static class GetForecastRun
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/forecasts/run/{id:guid}", Handle)
        .RequirePermission(Permissions.ForecastsRead)
        .WithName(nameof(GetForecastRun))
        .WithSummary("How far a run is")
        .SameForEveryScope(); // counts, and who asked

    private static async Task<Results<Ok<ForecastRun>, NotFound>> Handle(
        Guid id, RunQueries runs, CancellationToken ct) =>
        await runs.FindAsync(id, ct) is { } run ? TypedResults.Ok(run) : TypedResults.NotFound();
}

internal sealed class RunQueries(NpgsqlDataSource db)
{
    public Task<ForecastRun?> FindAsync(Guid id, CancellationToken ct) => db.FindAsync(
        $"""
        select id, kind,
            case when finished_at is null and started_at is null then 'queued' when finished_at is null then 'running'
                when failure is not null or failed = products then 'failed' else 'completed' end as state,
            products, done, failed, requested_by, requested_at, started_at, finished_at, failure
        from runs where id = {id}
        """,
        row => new ForecastRun(
            row.Get<Guid>("id"), row.Get<string>("kind"), row.Get<string>("state"), row.Get<int>("products"),
            row.Get<int>("done"), row.Get<int>("failed"), row.Get<string?>("requested_by"),
            row.Get<DateTime>("requested_at"), row.Get<DateTime?>("started_at"), row.Get<DateTime?>("finished_at"),
            Names.OrNull<FailureReason>(row.Get<string?>("failure"))),
        ct);
}
