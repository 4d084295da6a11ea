using BizPulse.Access;
using BizPulse.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BizPulse.Forecasts.Features.Inventory;

/// <param name="LastSoldOn">Null where it was never sold.</param>
/// <param name="Outlook">The stock of the coming days if nothing more is ordered; none without a forecast.</param>
/// <param name="Steps">Each one's <c>substituted</c> comes to its <c>value</c>; none without a forecast.</param>
public sealed record StockExplanation(
    string Sku, string? Name, DateTime? ForecastAt, double? OnHand, decimal? StockValue, DateOnly? LastSoldOn,
    DateOnly? StockoutOn, IReadOnlyList<PlaceStock> Places, IReadOnlyList<InboundOrder> Inbound,
    IReadOnlyList<OutlookDay> Outlook, IReadOnlyList<ExplanationInput> Inputs, IReadOnlyList<ExplanationStep> Steps,
    OrderSuggestion? Suggestion, AdviceReason Reason);

/// <param name="IsEmpty">It keeps the product and is out of it.</param>
public sealed record PlaceStock(string Place, double OnHand, bool IsEmpty);

/// <summary>What will be left at the end of a day.</summary>
/// <param name="Low">With <paramref name="High"/>, in four futures of five.</param>
/// <param name="Arriving">Of purchase orders, on that day.</param>
public sealed record OutlookDay(DateOnly Day, double Low, double Median, double High, double Arriving);

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
        string sku, Scope scope, StockBook book, InventoryQueries queries, BusinessSettings business,
        CancellationToken ct)
    {
        sku = sku.Decoded();
        if (await book.FindAsync(sku, scope, ct) is not { } advice)
            return TypedResults.Problem(
                $"There are no goods with the sku '{sku}'.", statusCode: StatusCodes.Status404NotFound);

        var (placing, selling) = (queries.PlacesOfAsync(sku, ct), queries.LastSoldOnAsync(sku, ct));
        await Task.WhenAll(placing, selling);
        var item = advice.ToItem();
        return TypedResults.Ok(new StockExplanation(
            item.Sku, item.Name, item.ForecastAt, item.OnHand, item.StockValue, await selling, item.StockoutOn,
            await placing, item.Inbound, StockPath.Of(advice), ExplanationSteps.Inputs(advice, business.Currency),
            ExplanationSteps.Of(advice, business.Currency), item.Suggestion, item.Reason));
    }
}
