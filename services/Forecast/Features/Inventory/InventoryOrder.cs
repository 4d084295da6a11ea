using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using BizPulse.Answers;

namespace BizPulse.Forecasts.Features.Inventory;

/// <summary>The order of the list and its pages. What is not known comes last, whatever the direction; equals go by sku.</summary>
internal sealed class InventoryOrder : IComparer<InventoryOrder.Key>
{
    public const string ByRisk = "risk", Ascending = "asc", Descending = "desc";
    private const string ByName = "name";

    private static readonly Dictionary<string, (string Direction, Func<InventoryItem, double?> Number)> _sorts = new()
    {
        [ByRisk] = (Descending, Urgency),
        [ByName] = (Ascending, _ => 0),
        ["onHand"] = (Ascending, item => item.OnHand),
        ["cover"] = (Ascending, item => item.DaysOfCover ?? item.CoverBeyond + 1),
        ["chance"] = (Descending, item => item.StockoutChance),
        ["order"] = (Descending, item => (double?)item.Suggestion?.Cost),
        ["stockValue"] = (Descending, item => (double?)item.StockValue),
    };

    private readonly string _sort;
    private readonly string _direction;

    /// <param name="sort">One of <see cref="Sorts"/>.</param>
    /// <param name="direction">Null: as one usually reads this sort.</param>
    public InventoryOrder(string sort, string? direction) => (_sort, _direction) = (sort, direction ?? _sorts[sort].Direction);

    public readonly record struct Key(double? Number, string Text, string Sku);

    public static IReadOnlyCollection<string> Sorts => _sorts.Keys;

    public Key Of(InventoryItem item) => new(_sorts[_sort].Number(item), _sort == ByName ? item.Name ?? item.Sku : "", item.Sku);

    public int Compare(Key one, Key other)
    {
        if (one.Number is null != other.Number is null)
            return one.Number is null ? 1 : -1;
        var order = Nullable.Compare(one.Number, other.Number);
        if (order == 0)
            order = string.Compare(one.Text, other.Text, StringComparison.OrdinalIgnoreCase);
        if (_direction == Descending)
            order = -order;
        return order != 0 ? order : string.CompareOrdinal(one.Sku, other.Sku);
    }

    public string CursorAfter(InventoryItem last)
    {
        var key = Of(last);
        return PageCursor.Of(_sort, _direction, key.Number?.ToString("R", CultureInfo.InvariantCulture) ?? "", key.Text, key.Sku);
    }

    /// <summary>False for what is no cursor of this order.</summary>
    public bool TryRead(string cursor, [NotNullWhen(true)] out Key? last)
    {
        last = null;
        if (!PageCursor.TryRead(cursor, 5, out var key) || key[0] != _sort || key[1] != _direction)
            return false;
        double? number = double.TryParse(key[2], NumberStyles.Float, CultureInfo.InvariantCulture, out var read) ? read : null;
        if (number is null && key[2].Length > 0)
            return false;
        last = new(number, key[3], key[4]);
        return true;
    }

    // By risk, and within it by what is expected to be lost.
    private static double? Urgency(InventoryItem item)
    {
        var lost = item.ExpectedLostUnits ?? 0;
        return StockRisk.Unknown - item.Risk + lost / (lost + 1);
    }
}
