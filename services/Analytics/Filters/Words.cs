using BizPulse.Problems;

namespace BizPulse.Analytics.Filters;

/// <summary>What a text in a question may be: anything that the database can hold.</summary>
internal static class Words
{
    internal static IResult? Problem(params ReadOnlySpan<(string Name, string? Text)> words)
    {
        foreach (var (name, text) in words)
            if (text?.Contains('\0', StringComparison.Ordinal) == true)
                return Invalid.Field(name, "must not contain a zero character.");
        return null;
    }
}
