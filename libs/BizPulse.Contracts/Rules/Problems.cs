namespace BizPulse.Contracts.Rules;

/// <summary>Collects problems, and allocates nothing as long as there are none.</summary>
internal struct Problems
{
    internal const int LongestCode = 128;
    internal const int LongestText = 500;
    internal const decimal MostUnits = 10_000_000;
    internal const decimal HighestPrice = 1_000_000_000;
    internal const decimal HighestAmount = 1_000_000_000_000;

    private List<EventProblem>? _found;

    internal readonly IReadOnlyList<EventProblem> Found => _found ?? (IReadOnlyList<EventProblem>)[];

    internal void Add(string field, string reason) => (_found ??= []).Add(new(field, reason));

    internal void Require(string field, bool present)
    {
        if (!present)
            Add(field, "is required");
    }

    /// <summary>A required identifier: short and readable.</summary>
    internal void Code(string field, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
            Add(field, "is required");
        else
            OptionalText(field, value, LongestCode);
    }

    internal void OptionalText(string field, string? value, int longest = LongestCode)
    {
        if (value is null)
            return;
        if (value.Length > longest)
            Add(field, $"must have at most {longest} characters");
        else if (value.AsSpan().IndexOfAnyInRange('\0', '\x1F') >= 0)
            Add(field, "must not contain control characters");
    }

    internal void Time(string field, DateTime? value, EventLimits limits)
    {
        if (value is not { } time)
            Add(field, "is required");
        else if (time < limits.Oldest)
            Add(field, $"is older than the retention horizon ({limits.Oldest:yyyy-MM-dd})");
        else if (time > limits.Newest)
            Add(field, $"lies in the future (later than {limits.Newest:yyyy-MM-ddTHH:mm:ssZ})");
    }

    internal void Between(string field, decimal? value, decimal least, decimal most)
    {
        if (value < least || value > most)
            Add(field, $"must be between {least} and {most}");
    }

    internal void RequiredBetween(string field, decimal? value, decimal least, decimal most)
    {
        Require(field, value is not null);
        Between(field, value, least, most);
    }

    internal void Scale(string field, decimal? value, int most)
    {
        if (value is { Scale: var scale } number && scale > most && decimal.Round(number, most) != number)
            Add(field, $"must have at most {most} decimal places");
    }

    internal void OneOf(string field, string? value, params ReadOnlySpan<string> allowed)
    {
        if (value is not null && !allowed.Contains(value))
            Add(field, $"must be one of {string.Join(", ", allowed!)}");
    }
}
