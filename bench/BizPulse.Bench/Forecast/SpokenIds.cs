using System.Text.RegularExpressions;
using BizPulse.Forecasting;

namespace BizPulse.Bench.Forecast;

/// <summary>
/// Ids that spell out what a series is of, such as <c>HOBBIES_1_001_CA_1</c>: products of categories, in stores.
/// </summary>
internal static partial class SpokenIds
{
    /// <summary>The same series with product, category and store where all ids are made of the same parts.</summary>
    public static IReadOnlyList<Series> Read(IReadOnlyList<Series> series)
    {
        var ids = series.Select(one => Parts().Split(one.Id)).ToList();
        var length = ids[0].Length;
        if (length < 2 || ids.Exists(id => id.Length != length))
            return series;

        // Where the id is cut into product and store, they say most with fewest words.
        var cut = Enumerable.Range(1, length - 1).MinBy(at => Words(ids, ..at) + Words(ids, at..));
        var products = Words(ids, ..cut);
        var category = Enumerable.Range(1, cut - 1).LastOrDefault(
            at => Words(ids, ..at) > 1 && 2 * Words(ids, ..at) <= products);
        return [.. series.Zip(ids, (one, id) => one with
        {
            Product = Word(id, ..cut),
            Category = Word(id, ..category),
            Store = Word(id, cut..),
        })];
    }

    private static int Words(List<string[]> ids, Range part) => ids.Select(id => Word(id, part)).Distinct().Count();

    private static string Word(string[] id, Range part) => string.Join('_', id[part]);

    [GeneratedRegex(@"[_|/:;, -]+|(?<=\d)(?=\p{L})")]
    private static partial Regex Parts();
}
