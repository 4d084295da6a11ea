using System.Globalization;
using BizPulse.Contracts;
using BizPulse.Ingestion.Reading;

namespace BizPulse.Ingestion.Features.Mappings;

/// <summary>A row seen through a mapping: fields by name, with the reasons why some of them can't be read.</summary>
internal sealed class MappedRow(FileRow row, ColumnMapping mapping, TimeZoneInfo zone)
{
    private static readonly NumberFormatInfo Comma = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    private readonly List<EventProblem> _problems = [];

    public IReadOnlyList<EventProblem> Problems => _problems;

    public string? Text(string field) =>
        (mapping.Columns.TryGetValue(field, out var column) ? row[column] : null)
            ?? mapping.Constants?.GetValueOrDefault(field);

    /// <summary>One of some words, as they are written.</summary>
    public string? OneOf(string field, IReadOnlyList<string> words)
    {
        var text = Text(field);
        if (text is null)
            _problems.Add(new EventProblem(field, "is required"));
        else if (!words.Contains(text))
            _problems.Add(new EventProblem(field, $"must be one of {string.Join(", ", words)}"));
        return text;
    }

    public decimal? Number(string field) => Read(field, "a number", ParseNumber);

    public int? Whole(string field) => Read<int>(field, "a whole number", text =>
        ParseNumber(text) is { } number && number == decimal.Truncate(number)
            && number is >= int.MinValue and <= int.MaxValue ? (int)number : null);

    public Guid? Id(string field) => Read<Guid>(field, "a UUID", text => Guid.TryParse(text, out var id) ? id : null);

    public DateOnly? Day(string field) => Read<DateOnly>(field, "a date", text =>
        DateTime.TryParse(text, Plain, DateTimeStyles.None, out var day) ? DateOnly.FromDateTime(day) : null);

    // "2,55" where a point is the decimal sign is not 255: separators of thousands stand between groups of three.
    private decimal? ParseNumber(string text)
    {
        var form = mapping.DecimalComma ? Comma : Plain.NumberFormat;
        var groups = text.Split(form.NumberDecimalSeparator)[0].Split(form.NumberGroupSeparator);
        return groups.Skip(1).All(group => group.TrimEnd().Length == 3)
            && decimal.TryParse(text, NumberStyles.Number | NumberStyles.AllowExponent, form, out var number)
                ? number
                : null;
    }

    /// <summary>In UTC. A time that the clock skipped in spring is moved on by the hour that was skipped.</summary>
    public DateTime? Time(string field) =>
        Read<DateTime>(field, mapping.DateFormat is { } format ? $"a time like {format}" : "a time", ParseTime);

    private DateTime? ParseTime(string text)
    {
        if (mapping.DateFormat is { } format)
            return DateTime.TryParseExact(text, format, Plain, DateTimeStyles.None, out var exact)
                ? ToUtc(exact)
                : null;
        if (!DateTime.TryParse(text, Plain, DateTimeStyles.RoundtripKind, out var time))
            return null;
        return time.Kind switch
        {
            DateTimeKind.Utc => time,
            DateTimeKind.Local => time.ToUniversalTime(),
            _ => ToUtc(time),
        };
    }

    private DateTime ToUtc(DateTime local) =>
        TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(local) ? local.AddHours(1) : local, zone);

    private T? Read<T>(string field, string form, Func<string, T?> parse) where T : struct
    {
        if (Text(field) is not { } text)
            return null;
        if (parse(text) is { } value)
            return value;
        _problems.Add(new EventProblem(field, $"'{(text.Length <= 40 ? text : text[..40] + "…")}' is not {form}"));
        return null;
    }
}
