using System.Text;

namespace BizPulse.Ingestion.Reading;

/// <summary>Cuts delimited text into rows of cells, with bounds on what one row may hold.</summary>
internal sealed class CsvScanner(TextReader text, int mostColumns, int mostCharacters, SizeBudget budget)
{
    private readonly char[] _buffer = new char[1 << 15];
    private readonly StringBuilder _cell = new();
    private readonly List<string> _cells = [];
    private int _at, _length, _characters;
    private long _line;
    private char _delimiter = ',';

    /// <summary>Line on which the row begins.</summary>
    public long Number { get; private set; }

    public string[] Cells { get; private set; } = [];

    public string? Problem { get; private set; }

    /// <param name="delimiters">Given for the first row: the one that occurs most in it is the file's.</param>
    public async ValueTask<bool> MoveNextAsync(char[]? delimiters, CancellationToken ct)
    {
        do
        {
            budget.SpendRow();
            Begin();
            if (delimiters is not null)
                await ChooseDelimiterAsync(delimiters, ct);
            if (!await ReadRowAsync(ct))
                return false;
        }
        while (Problem is null && Cells is [] or [""]); // blank lines
        return true;
    }

    private void Begin()
    {
        _cells.Clear();
        _cell.Clear();
        _characters = 0;
        Number = _line + 1;
        Problem = null;
    }

    private async ValueTask ChooseDelimiterAsync(char[] delimiters, CancellationToken ct)
    {
        await FillAsync(ct);
        var line = _buffer.AsSpan(_at, _length - _at);
        var end = line.IndexOfAny('\r', '\n');
        var header = (end < 0 ? line : line[..end]).ToArray();
        _delimiter = delimiters.MaxBy(delimiter => header.Count(letter => letter == delimiter));
    }

    /// <summary>One row, up to its line end; false when nothing is left.</summary>
    private async ValueTask<bool> ReadRowAsync(CancellationToken ct)
    {
        var (inQuotes, wasQuoted, any) = (false, false, false);
        while (_at < _length || await FillAsync(ct))
        {
            any = true;
            var current = _buffer[_at++];
            if (inQuotes)
            {
                if (current == '\n')
                    _line++;
                if (current != '"')
                    Append(current);
                else if ((_at < _length || await FillAsync(ct)) && _buffer[_at] == '"')
                    Append(_buffer[_at++]);
                else
                    inQuotes = false;
            }
            else if (current == '"' && _cell.Length == 0 && !wasQuoted)
            {
                inQuotes = wasQuoted = true;
            }
            else if (current == _delimiter)
            {
                EndCell();
                wasQuoted = false;
            }
            else if (current == '\n')
            {
                _line++;
                EndRow();
                return true;
            }
            else if (current != '\r')
            {
                Append(current);
            }
        }

        if (inQuotes)
            Problem ??= "ends inside quotes";
        if (any)
            EndRow();
        _line++;
        return any;
    }

    private void Append(char letter)
    {
        if (++_characters > mostCharacters)
            Problem ??= $"is longer than {mostCharacters:N0} characters";
        else
            _cell.Append(letter);
    }

    private void EndCell()
    {
        if (_cells.Count == mostColumns)
            Problem ??= $"has more than {mostColumns:N0} columns";
        else
            _cells.Add(_cell.ToString());
        _cell.Clear();
    }

    private void EndRow()
    {
        EndCell();
        Cells = Problem is null ? [.. _cells] : [];
    }

    private async ValueTask<bool> FillAsync(CancellationToken ct)
    {
        if (_at < _length)
            return true;
        _at = 0;
        _length = await text.ReadAsync(_buffer.AsMemory(), ct);
        return _length > 0;
    }
}
