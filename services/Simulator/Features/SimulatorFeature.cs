using BizPulse.Access;

namespace BizPulse.Simulator.Features;

internal static class SimulatorFeature
{
    /// <summary>The simulated shop is nobody's: everyone may see all of it.</summary>
    internal static void MapSimulator(this IEndpointRouteBuilder routes)
    {
        var simulator = routes.MapGroup("/api/simulator")
            .WithTags("Simulator").SameForEveryScope().ProducesValidationProblem();
        GetDataset.Map(simulator);
        SimulatorPace.Map(simulator);
    }
}
