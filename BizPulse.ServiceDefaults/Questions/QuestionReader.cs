using System.Globalization;
using System.Text.Json;
using BizPulse.Problems;
using Microsoft.AspNetCore.Http;

namespace BizPulse.Questions;

/// <summary>Reads the parameters of a question from its address. What can't be read is refused by its name.</summary>
public readonly struct QuestionReader(HttpContext context)
{
    /// <summary>Null where it is not given. Empty is a text, too: the country of sales that name none.</summary>
    public string? Text(string name)
    {
        var values = context.Request.Query[name];
        return values.Count > 1
            ? throw new InvalidFieldException(name, "must be given once.")
            : values.SingleOrDefault();
    }

    public DateOnly? Day(string name) =>
        Given(name) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
        : throw new InvalidFieldException(name, "must be a date (yyyy-mm-dd).");

    public int? Number(string name, int least, int most) =>
        Given(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most ? number
        : throw new InvalidFieldException(name, $"must be a whole number between {least} and {most}.");

    public long? Version(string name) =>
        Given(name) is not { } text ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version
        : throw new InvalidFieldException(name, "must be a whole number.");

    /// <summary>One of the names of an enumeration, as JSON writes them.</summary>
    public T? Choice<T>(string name) where T : struct, Enum =>
        Given(name) is not { } text ? null
        : ChoiceOf<T>(text) ?? throw new InvalidFieldException(name, $"must be {string.Join(", ", NamesOf<T>())}.");

    /// <summary>Some of the names of an enumeration, with commas between.</summary>
    public IReadOnlySet<T> Choices<T>(string name) where T : struct, Enum => (Given(name) ?? "")
        .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(text =>
            ChoiceOf<T>(text) ?? throw new InvalidFieldException(
                name, $"must be some of {string.Join(", ", NamesOf<T>())}, with commas between."))
        .ToHashSet();

    internal static IEnumerable<string> NamesOf<T>() where T : struct, Enum => NamesOf(typeof(T));

    internal static IEnumerable<string> NamesOf(Type choice) =>
        Enum.GetNames(choice).Select(JsonNamingPolicy.CamelCase.ConvertName);

    private static T? ChoiceOf<T>(string text) where T : struct, Enum
    {
        foreach (var choice in Enum.GetValues<T>())
        {
            if (JsonNamingPolicy.CamelCase.ConvertName(choice.ToString()) == text)
                return choice;
        }
        return null;
    }

    private string? Given(string name) => Text(name) is { Length: > 0 } text ? text : null;
}
