using BizPulse.Contracts;

namespace BizPulse.Ingestion.Features.Mappings;

/// <summary>What the rows of a file become.</summary>
public enum ImportKind
{
    Sales,
    Inventory,
    Catalog,
    Engagement,
}

/// <summary>How a file's columns become the fields of events.</summary>
/// <param name="TimeZone">Of times without offset (IANA name).</param>
/// <param name="Columns">Field of the event → column of the file.</param>
/// <param name="Constants">Fields that are the same in every row, such as the type of a stock movement or the
/// currency.</param>
/// <param name="DecimalComma">1.234,56 rather than 1,234.56.</param>
/// <param name="DateFormat">.NET format of times, such as dd.MM.yyyy; null for ISO 8601 and its common
/// variations.</param>
/// <param name="ServiceSkus">Codes in the sku column that are no goods (postage, fees …); * at the end stands for
/// anything.</param>
public sealed record ColumnMapping(
    string Name, ImportKind Kind, string TimeZone, IReadOnlyDictionary<string, string> Columns,
    IReadOnlyDictionary<string, string>? Constants = null, bool DecimalComma = false, string? DateFormat = null,
    IReadOnlyList<string>? ServiceSkus = null)
{
    private const int LongestName = 64;

    /// <summary>Whether a mapping can have this name.</summary>
    public static bool IsName(string name) =>
        name.Length is > 0 and <= LongestName
            && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    public string Topic => Kind switch
    {
        ImportKind.Sales => Topics.Sales,
        ImportKind.Inventory => Topics.Inventory,
        ImportKind.Catalog => Topics.Catalog,
        _ => Topics.Engagement,
    };

    public bool IsService(string sku) => ServiceSkus?.Any(code => code is [.. var start, '*']
        ? sku.StartsWith(start, StringComparison.OrdinalIgnoreCase)
        : string.Equals(sku, code, StringComparison.OrdinalIgnoreCase)) ?? false;
}
