using BizPulse.Access;
using BizPulse.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BizPulse.Forecasts.Features.Inventory;

/// <param name="Steps">Each one's <c>substituted</c> comes to its <c>value</c>; none without a forecast.</param>
public sealed record StockExplanation(
    string Sku, string? Name, DateTime? ForecastAt, IReadOnlyList<ExplanationInput> Inputs,
    IReadOnlyList<ExplanationStep> Steps, OrderSuggestion? Suggestion, AdviceReason Reason);

/// <summary>Where a number of an explanation comes from.</summary>
public enum InputSource
{
    /// <summary>The stock of all places.</summary>
    Stock,

    /// <summary>Open purchase orders.</summary>
    PurchaseOrders,

    Product,
    Supplier,
    Setting,

    /// <summary>Receipts of the product in the last year.</summary>
    ProductReceipts,

    /// <summary>Receipts of all goods of its supplier in the last year.</summary>
    SupplierReceipts,

    /// <summary>The expected demand.</summary>
    Forecast,

    /// <summary>So many simulated futures need no more.</summary>
    ServiceLevel,
}

/// <param name="Unit">pcs, days, orders, % or the house currency.</param>
public sealed record ExplanationInput(string Key, double? Value, string Unit, InputSource Source);

/// <param name="Substituted">The formula with the numbers in it.</param>
public sealed record ExplanationStep(string Key, string Substituted, double? Value, string Unit);

internal static class ExplainInventory
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/inventory/{sku}/explain", Handle)
        .WithName(nameof(ExplainInventory))
        .WithSummary("How the advice on one product comes about: what goes in, step by step, and what comes out")
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<StockExplanation>, ProblemHttpResult>> Handle(
        string sku, Scope scope, StockBook book, BusinessSettings business, CancellationToken ct)
    {
        sku = sku.Decoded();
        if (await book.FindAsync(sku, scope, ct) is not { } advice)
            return TypedResults.Problem(
                $"There are no goods with the sku '{sku}'.", statusCode: StatusCodes.Status404NotFound);

        var item = advice.ToItem();
        return TypedResults.Ok(new StockExplanation(
            item.Sku, item.Name, item.ForecastAt, ExplanationSteps.Inputs(advice, business.Currency),
            ExplanationSteps.Of(advice, business.Currency), item.Suggestion, item.Reason));
    }
}
