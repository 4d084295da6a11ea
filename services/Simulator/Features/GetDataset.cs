using System.Text.Json;
using BizPulse.Access;
using BizPulse.Simulator.Shop;

namespace BizPulse.Simulator.Features;

/// <summary>A product to simulate hour by hour, as clients send it and as the shop's own assortment is shown.</summary>
public sealed record DatasetProduct(
    string ProductId, string ProductName, string ProductImage, string Category,
    decimal BasePrice, decimal MinPrice, decimal MaxPrice, double BaseRating, string PriceStrategy);

/// <summary>One product in one hour: the price people saw and what they did.</summary>
public sealed record HourlyRecord(
    DateTime Timestamp, string ProductId, string ProductName, string ProductImage, string Category,
    double CategoryPopularity, decimal BasePrice, decimal CurrentPrice, string PriceStrategy, double PopularityFactor,
    string TimeOfDayBucket,
    int Views, int CartAdds, int Purchases, double Rating);

/// <summary>
/// The hourly data set: views, cart adds, purchases and prices of every product, for the last hours. The same seed
/// gives the same numbers.
/// </summary>
internal static class GetDataset
{
    public const int MostHours = 24 * 31;
    public const int MostProducts = 1_000;

    private static readonly JsonSerializerOptions SnakeCase = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/dataset", ForTheShop)
            .RequirePermission(Permissions.SalesRead)
            .WithName(nameof(GetDataset))
            .WithSummary("Hourly views, cart adds, purchases and prices of the simulated shop")
            .Produces<IReadOnlyList<HourlyRecord>>();
        routes.MapPost("/dataset", ForProducts)
            .RequirePermission(Permissions.SalesRead)
            .WithName("SimulateDataset")
            .WithSummary("The hourly data set for products of your own")
            .Accepts<IReadOnlyList<DatasetProduct>>("application/json")
            .Produces<IReadOnlyList<HourlyRecord>>();
    }

    private static IResult ForTheShop(ShopSettings settings, TimeProvider clock, int hours = 48, long? seed = null) =>
        HoursProblem(hours) ?? Answer(
            [.. Assortment.Draw(settings).Select(ToDataset)], clock, hours, seed ?? settings.Seed);

    private static async Task<IResult> ForProducts(
        HttpRequest request, ShopSettings settings, TimeProvider clock, int hours = 48, long? seed = null)
    {
        if (HoursProblem(hours) is { } badHours)
            return badHours;

        IReadOnlyList<DatasetProduct?>? products;
        try
        {
            products = await JsonSerializer.DeserializeAsync<IReadOnlyList<DatasetProduct?>>(
                request.Body, SnakeCase, request.HttpContext.RequestAborted);
        }
        catch (JsonException problem)
        {
            return Invalid(problem.Path ?? "$", "is not valid: a list of products is expected");
        }

        return Problems(products) ?? Answer(
            [.. products!.Select(product => product!)], clock, hours, seed ?? settings.Seed);
    }

    private static IResult Answer(IReadOnlyList<DatasetProduct> products, TimeProvider clock, int hours, long seed)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var lastHour = new DateTime(now.Year, now.Month, now.Day, now.Hour, 0, 0, DateTimeKind.Utc);
        return Results.Json(
            products.SelectMany(product => Simulate(product, lastHour.AddHours(1 - hours), hours, seed)), SnakeCase);
    }

    internal static IEnumerable<HourlyRecord> Simulate(DatasetProduct product, DateTime firstHour, int hours, long seed)
    {
        const double ViewsPerHour = 40, CartRate = 0.09, PurchaseRate = 0.38, DriftChance = 0.10;

        var categoryPopularity = Category.All.FirstOrDefault(known => known.Name == product.Category)?.Popularity
            ?? 0.1;
        var popularity = Math.Round(Chance.For(seed, product.ProductId).Uniform(0.5, 1.5), 3);
        var strategy = Enum.Parse<PriceStrategy>(product.PriceStrategy, ignoreCase: true);
        var rating = product.BaseRating;

        for (var i = 0; i < hours; i++)
        {
            var hour = firstHour.AddHours(i);
            var chance = Chance.For(seed, product.ProductId, hour.Ticks);
            if (chance.Happens(DriftChance))
                rating = Math.Round(Math.Clamp(rating + chance.Uniform(-0.2, 0.2), 2.0, 5.0), 2);

            var price = PriceBook.Draw(strategy, product.MinPrice, product.MaxPrice, product.BasePrice, chance);
            var appeal = Math.Pow((double)(price / product.BasePrice), -1.2) * (0.6 + 0.1 * rating);
            var views = chance.NegativeBinomial(
                ViewsPerHour * popularity * (categoryPopularity / 0.14) * Season.WebHour(hour.Hour) * 24, size: 6);
            var cartAdds = chance.Binomial(views, Math.Clamp(CartRate * appeal, 0, 0.6));
            var purchases = chance.Binomial(cartAdds, Math.Clamp(PurchaseRate * appeal, 0, 0.9));

            yield return new HourlyRecord(
                hour, product.ProductId, product.ProductName, product.ProductImage, product.Category,
                categoryPopularity, product.BasePrice, price, strategy.ToString().ToLowerInvariant(), popularity,
                Season.TimeOfDay(hour.Hour),
                views, cartAdds, purchases, rating);
        }
    }

    private static DatasetProduct ToDataset(Product product) => new(
        product.Sku, product.Name, product.ImageUrl, product.Category.Name,
        product.BasePrice, product.MinPrice, product.MaxPrice, product.Rating,
        product.Strategy.ToString().ToLowerInvariant());

    private static IResult? HoursProblem(int hours) =>
        hours is >= 1 and <= MostHours ? null : Invalid("hours", $"must be between 1 and {MostHours}");

    private static IResult? Problems(IReadOnlyList<DatasetProduct?>? products)
    {
        if (products is null or { Count: 0 or > MostProducts })
            return Invalid("$", $"must list between 1 and {MostProducts} products");

        var errors = new Dictionary<string, string[]>();
        for (var i = 0; i < products.Count; i++)
            if (Problem(products[i]) is var (field, reason))
                errors[$"[{i}].{field}"] = [reason];
        return errors.Count == 0 ? null : Results.ValidationProblem(errors);
    }

    private static (string Field, string Reason)? Problem(DatasetProduct? product) => product switch
    {
        null => ("product_id", "is required"),
        { ProductId: null or "" } => ("product_id", "is required"),
        { ProductId.Length: > 200 } => ("product_id", "must be at most 200 characters"),
        { ProductName: null or "" } => ("product_name", "is required"),
        { Category: null or "" } => ("category", "is required"),
        { BasePrice: < 0.01m or > 1_000_000 } => ("base_price", "must be between 0.01 and 1,000,000"),
        { MinPrice: < 0.01m } => ("min_price", "must be at least 0.01"),
        _ when product.MinPrice > product.BasePrice => ("min_price", "must not be above base_price"),
        _ when product.MaxPrice < product.BasePrice => ("max_price", "must not be below base_price"),
        { MaxPrice: > 1_000_000 } => ("max_price", "must be at most 1,000,000"),
        { BaseRating: not (>= 2.0 and <= 5.0) } => ("base_rating", "must be between 2.0 and 5.0"),
        _ when !Enum.GetNames<PriceStrategy>().Contains(product.PriceStrategy, StringComparer.OrdinalIgnoreCase)
            => ("price_strategy", "must be aggressive, moderate or standard"),
        _ => null,
    };

    private static IResult Invalid(string field, string reason) =>
        Results.ValidationProblem(new Dictionary<string, string[]> { [field] = [reason] });
}
