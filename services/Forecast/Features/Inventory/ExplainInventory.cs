using BizPulse.Access;
using BizPulse.Answers;

namespace BizPulse.Forecasts.Features.Inventory;

/// <param name="Steps">Each one's <c>substituted</c> comes to its <c>value</c>; none without a forecast.</param>
public sealed record StockExplanation(
    string Sku, string? Name, IReadOnlyList<ExplanationInput> Inputs, IReadOnlyList<ExplanationStep> Steps, OrderSuggestion? Suggestion, string? WhyNot);

/// <param name="Source">Where the value comes from.</param>
public sealed record ExplanationInput(string Key, string Label, double? Value, string Unit, string Source);

/// <param name="Formula">In words.</param>
/// <param name="Substituted">The same with the numbers in it.</param>
public sealed record ExplanationStep(string Key, string Label, string Formula, string Substituted, double? Value, string Unit);

internal static class ExplainInventory
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/inventory/{sku}/explain", Handle)
        .RequirePermission(Permissions.InventoryRead)
        .WithName(nameof(ExplainInventory))
        .WithSummary("How the advice on one product comes about: what goes in, step by step, and what comes out")
        .Produces<StockExplanation>()
        .ProducesProblem(StatusCodes.Status404NotFound)
        .WithDataVersionTag();

    private static async Task<IResult> Handle(string sku, StockBook book, BusinessSettings business, CancellationToken ct)
    {
        sku = sku.Decoded();
        if (await book.FindAsync(sku, ct) is not { } advice)
            return TypedResults.Problem($"There are no goods with the sku '{sku}'.", statusCode: StatusCodes.Status404NotFound);

        var item = advice.ToItem();
        return TypedResults.Ok(new StockExplanation(
            item.Sku, item.Name, ExplanationSteps.Inputs(advice, business.Currency), ExplanationSteps.Of(advice, business.Currency), item.Suggestion, item.WhyNot));
    }
}
