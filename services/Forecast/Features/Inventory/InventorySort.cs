using System.Globalization;
using BizPulse.Answers;
using BizPulse.Questions;

namespace BizPulse.Forecasts.Features.Inventory;

/// <summary>What the list can be ordered by.</summary>
public enum InventoryColumn
{
    /// <summary>By risk, and within it by what is expected to be lost.</summary>
    Risk,

    Name,
    OnHand,
    Cover,
    Chance,

    /// <summary>By the cost of what is suggested.</summary>
    Order,

    /// <summary>By the day until which it should be ordered.</summary>
    OrderBy,

    SalesAtRisk,
    EmptyShelves,
    Excess,

    StockValue,
}

/// <summary>
/// The order of the list and its pages. What is not known comes last, whatever the direction; equals go by sku.
/// </summary>
internal sealed class InventorySort(Sorting<InventoryColumn> sorting) : IComparer<InventorySort.Key>
{
    private readonly InventoryColumn _column = sorting.Column;

    // Unless told otherwise names from A, the least stock and cover first, the earliest order, the most of all else.
    private readonly Direction _direction = sorting.Direction ?? (
        sorting.Column is InventoryColumn.Name or InventoryColumn.OnHand or InventoryColumn.Cover
            or InventoryColumn.OrderBy
            ? Direction.Asc
            : Direction.Desc);

    public readonly record struct Key(double? Number, string Text, string Sku);

    public Key Of(InventoryItem item) =>
        new(NumberOf(item), _column == InventoryColumn.Name ? item.Name ?? item.Sku : "", item.Sku);

    public int Compare(Key one, Key other)
    {
        if (one.Number is null != other.Number is null)
            return one.Number is null ? 1 : -1;
        var order = Nullable.Compare(one.Number, other.Number);
        if (order == 0)
            order = string.Compare(one.Text, other.Text, StringComparison.OrdinalIgnoreCase);
        if (_direction == Direction.Desc)
            order = -order;
        return order != 0 ? order : string.CompareOrdinal(one.Sku, other.Sku);
    }

    public string CursorAfter(InventoryItem last)
    {
        var key = Of(last);
        return PageCursor.Of(
            $"{_column}", $"{_direction}", key.Number?.ToString("R", CultureInfo.InvariantCulture) ?? "", key.Text,
            key.Sku);
    }

    /// <summary>The last row before the page; null on the first one.</summary>
    public Key? LastBefore(PageRequest page)
    {
        if (page.After(5) is not { } key)
            return null;
        var isNumber = double.TryParse(key[2], NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        if (key[0] != $"{_column}" || key[1] != $"{_direction}" || (!isNumber && key[2].Length > 0))
            throw PageRequest.ForeignCursor;
        return new(isNumber ? number : null, key[3], key[4]);
    }

    private double? NumberOf(InventoryItem item) => _column switch
    {
        InventoryColumn.Risk => Urgency(item),
        InventoryColumn.OnHand => item.OnHand,
        InventoryColumn.Cover => item.DaysOfCover ?? item.CoverBeyond + 1,
        InventoryColumn.Chance => item.StockoutChance,
        InventoryColumn.Order => (double?)item.Suggestion?.Cost,
        InventoryColumn.OrderBy => item.Suggestion?.OrderBy.DayNumber,
        InventoryColumn.SalesAtRisk => (double?)item.SalesAtRisk,
        InventoryColumn.EmptyShelves => item.EmptyShelves,
        InventoryColumn.Excess => (double?)item.ExcessValue,
        InventoryColumn.StockValue => (double?)item.StockValue,
        _ => 0,
    };

    private static double? Urgency(InventoryItem item)
    {
        var lost = item.ExpectedLostUnits ?? 0;
        return StockRisk.Unknown - item.Risk + lost / (lost + 1);
    }
}
