using Npgsql;
using NpgsqlTypes;

namespace BizPulse.Ingestion.Storing.Ledgers;

/// <summary>Short names for writing a row of a binary COPY.</summary>
internal static class BinaryRows
{
    public static void Text(this NpgsqlBinaryImporter row, string? value)
    {
        if (value is null)
            row.WriteNull();
        else
            row.Write(value, NpgsqlDbType.Text);
    }

    public static void Number(this NpgsqlBinaryImporter row, decimal? value) =>
        row.Optional(value, NpgsqlDbType.Numeric);

    public static void Integer(this NpgsqlBinaryImporter row, int? value) => row.Optional(value, NpgsqlDbType.Integer);

    public static void Id(this NpgsqlBinaryImporter row, Guid? value) => row.Optional(value, NpgsqlDbType.Uuid);

    public static void Time(this NpgsqlBinaryImporter row, DateTime? value) =>
        row.Optional(value, NpgsqlDbType.TimestampTz);

    public static void Day(this NpgsqlBinaryImporter row, DateOnly? value) => row.Optional(value, NpgsqlDbType.Date);

    private static void Optional<T>(this NpgsqlBinaryImporter row, T? value, NpgsqlDbType type) where T : struct
    {
        if (value is { } known)
            row.Write(known, type);
        else
            row.WriteNull();
    }

    public static string? NullIfBlank(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
