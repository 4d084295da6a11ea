using BizPulse.Problems;

namespace BizPulse.Analytics.Filters;

/// <summary>What a pair of days may be: no range is so long, and no day so far away, that an answer would be about nothing.</summary>
internal static class DayRange
{
    private const int MostYears = 10;
    private static readonly DateOnly _first = new(1970, 1, 1), _last = new(2199, 12, 31);

    internal static IResult? Problem(string fromName, DateOnly? from, string toName, DateOnly? to) =>
        from < _first || from > _last ? Invalid.Field(fromName, OutOfReach)
        : to < _first || to > _last ? Invalid.Field(toName, OutOfReach)
        : from > to ? Invalid.Field(toName, $"must not be before '{fromName}'.")
        : to >= from?.AddYears(MostYears) ? Invalid.Field(toName, $"must be less than {MostYears} years after '{fromName}'.")
        : null;

    private static string OutOfReach => $"must be between {_first:O} and {_last:O}.";
}
