using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;
using Npgsql;

namespace BizPulse.Data;

/// <summary>
/// SQL as an interpolated string: what stands in a hole is a parameter of the type that C# sees there, never text. A piece of SQL in a hole
/// becomes part of the statement, with its parameters; one that stands there twice brings them once.
/// <code>
/// Sql open = $"where sold_on >= {from}";
/// var days = await db.ListAsync($"select day, units from sold {open}", row => new Day(row.Get&lt;DateOnly&gt;("day"), row.Get&lt;decimal&gt;("units")), ct);
/// </code>
/// </summary>
[InterpolatedStringHandler]
public sealed class Sql
{
    private readonly List<object> _parts; // text, or a Value

    public Sql(int literalLength, int formattedCount) => _parts = new(formattedCount * 2 + Math.Sign(literalLength));

    /// <summary>Words for a statement that are not written inside one, such as a table's name: never what came from outside.</summary>
    public static Sql Raw([ConstantExpected] string words)
    {
        var sql = new Sql(words.Length, 0);
        sql.AppendLiteral(words);
        return sql;
    }

    /// <summary>A condition, where it applies; otherwise nothing.</summary>
    public static Sql? If(bool applies, Sql condition) => applies ? condition : null;

    /// <summary>One condition of those that are there, all of which have to hold.</summary>
    public static Sql All(params ReadOnlySpan<Sql?> conditions)
    {
        Sql all = $"true";
        foreach (var condition in conditions)
        {
            if (condition is not null)
                all = $"{all} and {condition}";
        }
        return all;
    }

    public void AppendLiteral(string words) => _parts.Add(words);

    public void AppendFormatted(Sql? piece) => _parts.AddRange(piece?._parts ?? []);

    public void AppendFormatted<T>(T value) => _parts.Add(new Value<T>(value));

    internal NpgsqlCommand FillIn(NpgsqlCommand command)
    {
        var (text, values) = (new StringBuilder(), new List<Value>());
        foreach (var part in _parts)
        {
            if (part is not Value value)
            {
                text.Append((string)part);
                continue;
            }
            if (!values.Contains(value))
            {
                values.Add(value);
                command.Parameters.Add(value.ToParameter());
            }
            text.Append('$').Append(values.IndexOf(value) + 1);
        }
        command.CommandText = text.ToString();
        return command;
    }

    private abstract class Value
    {
        public abstract NpgsqlParameter ToParameter();
    }

    private sealed class Value<T>(T value) : Value
    {
        public override NpgsqlParameter ToParameter() => new NpgsqlParameter<T> { TypedValue = value };
    }
}
