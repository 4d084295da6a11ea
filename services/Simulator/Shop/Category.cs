namespace BizPulse.Simulator.Shop;

/// <summary>A family of products that share a season, a price level and the way demand answers to price.</summary>
/// <param name="Popularity">Share of the shop's sales, before the products' own popularity.</param>
/// <param name="YearPeak">Day of the year at which the season is highest.</param>
/// <param name="YearSwing">0 = the same all year, 0.6 = 60 % above the mean at the peak.</param>
/// <param name="GiftLift">How strongly the weeks before Christmas lift it.</param>
/// <param name="Elasticity">Typical percent change of demand for one percent of price.</param>
public sealed record Category(
    string Name, double Popularity, double PriceFrom, double PriceTo, int YearPeak, double YearSwing, double GiftLift,
    double Elasticity, string Colour, IReadOnlyList<string> Nouns, IReadOnlyList<string> Styles)
{
    public static readonly IReadOnlyList<Category> All =
    [
        new("Kitchen", 0.20, 9, 89, 330, 0.15, 1.6, -1.6, "#b4532a",
            [
                "Chef's Knife", "Skillet", "Kettle", "Cutting Board", "Spice Rack", "Storage Jar Set", "Whisk",
                "Teapot", "Salt Mill", "Mixing Bowl"],
            ["Forged", "Enamel", "Oak", "Copper", "Matte", "Classic"]),
        new("Garden", 0.13, 6, 120, 140, 0.60, 0.2, -1.4, "#3f7d4e",
            [
                "Secateurs", "Watering Can", "Planter", "Hose Reel", "Bird Feeder", "Seed Box", "Trowel", "Lantern",
                "Rain Gauge", "Kneeler"],
            ["Zinc", "Terracotta", "Folding", "Compact", "Heritage", "Cedar"]),
        new("Electronics", 0.18, 19, 260, 335, 0.20, 1.9, -2.2, "#2f6690",
            [
                "Headphones", "Desk Lamp", "Speaker", "Power Bank", "Keyboard", "Webcam", "Charger", "Smart Plug",
                "Tablet Stand", "Alarm Clock"],
            ["Wireless", "Slim", "Studio", "Mini", "Silent", "Solar"]),
        new("Clothing", 0.17, 12, 140, 290, 0.30, 0.9, -1.9, "#7a4e8a",
            [
                "Rain Jacket", "Wool Scarf", "Merino Socks", "Linen Shirt", "Beanie", "Denim Apron", "Gloves",
                "Travel Hoodie", "Canvas Belt", "Cardigan"],
            ["Navy", "Olive", "Charcoal", "Sand", "Rust", "Striped"]),
        new("Toys", 0.12, 8, 75, 340, 0.25, 3.0, -1.7, "#c1872b",
            [
                "Wooden Train", "Puzzle", "Marble Run", "Plush Bear", "Kite", "Memory Game", "Building Blocks",
                "Paint Set", "Pull-along Duck", "Card Game"],
            ["Rainbow", "Giant", "First", "Travel", "Forest", "Magnetic"]),
        new("Food", 0.12, 3, 32, 345, 0.10, 1.2, -1.2, "#8a3b3b",
            [
                "Olive Oil", "Espresso Beans", "Honey", "Dark Chocolate", "Granola", "Green Tea", "Sea Salt", "Pasta",
                "Marmalade", "Almonds"],
            ["Organic", "Roasted", "Single-Estate", "Wild", "Stone-ground", "Smoked"]),
        new("Stationery", 0.08, 2, 45, 245, 0.35, 0.6, -1.5, "#4a6572",
            [
                "Notebook", "Fountain Pen", "Pencil Case", "Wall Planner", "Washi Tape", "Desk Pad", "Sketchbook",
                "Letter Set", "Stapler", "Highlighters"],
            ["Dotted", "Recycled", "Brass", "Pastel", "Hardcover", "Pocket"]),
    ];
}
