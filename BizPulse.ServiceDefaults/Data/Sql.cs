using System.Runtime.CompilerServices;
using System.Text;
using Npgsql;

namespace BizPulse.Data;

/// <summary>
/// SQL as an interpolated string: what stands in a hole is a parameter of the type that C# sees there, never text. A
/// piece of SQL in a hole
/// becomes part of the statement, with its parameters; one that stands there twice brings them once.
/// <code>
/// Sql open = $"where sold_on >= {from}";
/// var days = await db.ListAsync($"select day, units from sold {open}", row => new Day(row.Get&lt;DateOnly&gt;("day"),
/// row.Get&lt;decimal&gt;("units")), ct);
/// </code>
/// </summary>
[InterpolatedStringHandler]
public sealed class Sql
{
    private readonly List<object> _parts; // text, or a Value

    public Sql(int literalLength, int formattedCount) => _parts = new(formattedCount * 2 + Math.Sign(literalLength));

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

    /// <summary>Pieces with commas between them.</summary>
    public static Sql List(IEnumerable<Sql> pieces)
    {
        Sql? list = null;
        foreach (var piece in pieces)
            list = list is null ? piece : $"{list}, {piece}";
        return list ?? $"";
    }

    public void AppendLiteral(string words) => _parts.Add(words);

    public void AppendFormatted(Sql? piece) => _parts.AddRange(piece?._parts ?? []);

    public void AppendFormatted<T>(T value) => _parts.Add(new Value<T>(value));

    /// <summary>The statement among others that go to Postgres together.</summary>
    public NpgsqlBatchCommand ToBatchCommand()
    {
        var command = new NpgsqlBatchCommand();
        command.CommandText = FillIn(command.Parameters);
        return command;
    }

    public override string ToString() => ToBatchCommand().CommandText;

    internal NpgsqlCommand FillIn(NpgsqlCommand command)
    {
        command.CommandText = FillIn(command.Parameters);
        return command;
    }

    private string FillIn(NpgsqlParameterCollection parameters)
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
                parameters.Add(value.ToParameter());
            }
            text.Append('$').Append(values.IndexOf(value) + 1);
        }
        return text.ToString();
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
