using System.Net;
using BizPulse.Simulator.Shop;

namespace BizPulse.Simulator.Features;

/// <summary>A picture for every simulated product: its initials on its category's colour, so that the demo needs no image files.</summary>
internal static class GetProductImage
{
    private static readonly string[] Colours = ["#b4532a", "#3f7d4e", "#2f6690", "#7a4e8a", "#c1872b", "#8a3b3b", "#4a6572"];

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/simulator/images/{sku}.svg", Handle)
        .AllowAnonymous() // pictures are loaded by <img>, which sends no token
        .WithName(nameof(GetProductImage))
        .WithSummary("The picture of a simulated product");

    private static IResult Handle(string sku, ShopSettings settings)
    {
        if (Assortment.Draw(settings).FirstOrDefault(product => product.Sku == sku) is not { } product)
            return Results.NotFound();

        var colour = Colours[Category.All.ToList().IndexOf(product.Category)];
        var initials = WebUtility.HtmlEncode(string.Concat(product.Name.Split(' ').Take(2).Select(word => word[0])));
        return Results.Text(
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" role="img">
              <rect width="96" height="96" rx="16" fill="{colour}"/>
              <text x="48" y="60" font-family="sans-serif" font-size="36" font-weight="600" fill="#fff" text-anchor="middle">{initials}</text>
            </svg>
            """, "image/svg+xml");
    }
}
