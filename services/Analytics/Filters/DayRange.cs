using BizPulse.Problems;

namespace BizPulse.Analytics.Filters;

/// <summary>
/// What a pair of days may be: no range is so long, and no day so far away, that an answer would be about nothing.
/// </summary>
internal static class DayRange
{
    private const int MostYears = 10;
    private static readonly DateOnly _first = new(1970, 1, 1), _last = new(2199, 12, 31);

    internal static void Check(string fromName, DateOnly? from, string toName, DateOnly? to)
    {
        if (from < _first || from > _last)
            throw OutOfReach(fromName);
        if (to < _first || to > _last)
            throw OutOfReach(toName);
        if (from > to)
            throw new InvalidFieldException(toName, $"must not be before '{fromName}'.");
        if (to >= from?.AddYears(MostYears))
            throw new InvalidFieldException(toName, $"must be less than {MostYears} years after '{fromName}'.");
    }

    private static InvalidFieldException OutOfReach(string name) =>
        new(name, $"must be between {_first:O} and {_last:O}.");
}
