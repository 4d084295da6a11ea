using Npgsql;

namespace BizPulse.Data;

/// <summary>The row of an answer that is being read.</summary>
public sealed class Row
{
    private readonly NpgsqlDataReader _reader;
    private readonly List<(string Column, int Ordinal)> _asked = [];
    private int _next;

    internal Row(NpgsqlDataReader reader) => _reader = reader;

    /// <summary>
    /// A column by its name. Where it is null, so is the answer; a type that can't be null refuses it.
    /// </summary>
    public T Get<T>(string column)
    {
        var ordinal = OrdinalOf(column);
        return default(T) is null && _reader.IsDBNull(ordinal) ? default! : _reader.GetFieldValue<T>(ordinal);
    }

    // Each row is asked for the same columns in the same order, so that the next one is nearly always known without a
    // search.
    private int OrdinalOf(string column)
    {
        if (_next == _asked.Count)
            _next = 0;
        if (_asked.Count == 0 || !ReferenceEquals(_asked[_next].Column, column))
            _next = Find(column);
        return _asked[_next++].Ordinal;
    }

    private int Find(string column)
    {
        var known = _asked.FindIndex(asked => asked.Column == column);
        if (known >= 0)
            return known;
        var names = Enumerable.Range(0, _reader.FieldCount).Select(_reader.GetName).ToList();
        var ordinal = names.IndexOf(column);
        if (ordinal < 0)
            throw new InvalidOperationException(
                $"The answer has no column '{column}', only {string.Join(", ", names)}.");
        if (names.LastIndexOf(column) > ordinal)
            throw new InvalidOperationException($"The answer has more than one column '{column}'.");
        _asked.Add((column, ordinal));
        return _asked.Count - 1;
    }
}
