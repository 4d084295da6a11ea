using BizPulse.Access;
using BizPulse.Problems;
using BizPulse.Simulator.Live;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BizPulse.Simulator.Features;

/// <param name="EventsPerSecond">Sales a second beside the shop's own life; null: none.</param>
public sealed record ShopPace(double? EventsPerSecond);

/// <summary>
/// How fast the demo shop sells, to see and to change while it runs; a restart begins with the configured pace again.
/// </summary>
internal static class SimulatorPace
{
    public const double Fastest = 5_000;

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/pace", (Pace pace) => TypedResults.Ok(new ShopPace(pace.EventsPerSecond)))
            .RequirePermission(Permissions.PipelineRead)
            .WithName("GetSimulatorPace")
            .WithSummary("How many sales a second the demo shop sends beside its own life");
        routes.MapPut("/pace", Set)
            .RequirePermission(Permissions.IngestWrite)
            .WithName("SetSimulatorPace")
            .WithSummary("Change the demo shop's pace at once")
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static Results<Ok<ShopPace>, ValidationProblem, ProblemHttpResult> Set(
        ShopPace wanted, Pace pace, SimulatorSettings settings)
    {
        if (wanted.EventsPerSecond is <= 0 or > Fastest)
            return Invalid.Field(
                "eventsPerSecond", $"must be more than 0 and at most {Fastest:0}, or null for the shop's own pace.");
        if (settings.Mode is not (SimulatorMode.Live or SimulatorMode.Both))
            return TypedResults.Problem("The demo shop is switched off.", statusCode: StatusCodes.Status409Conflict);

        pace.EventsPerSecond = wanted.EventsPerSecond;
        return TypedResults.Ok(wanted);
    }
}
