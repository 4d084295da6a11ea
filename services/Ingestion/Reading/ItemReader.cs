using System.Buffers;

namespace BizPulse.Ingestion.Reading;

/// <summary>How the items of a body follow each other.</summary>
internal enum ItemLayout
{
    /// <summary>NDJSON: one item a line; a broken line spoils only itself.</summary>
    Lines,

    /// <summary>One JSON object, or an array of them.</summary>
    Json,
}

/// <summary>
/// Cuts a body of any length into items without holding more than one of them. It finds where items begin and end and
/// leaves their contents to others: <c>[{"a":1},{"b":}]</c> has two items, of which the second is broken.
/// </summary>
internal sealed class ItemReader(Stream body, ItemLayout layout) : IDisposable
{
    public const int MostBytes = 1 << 20;
    private const int FirstBuffer = 64 * 1024;
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
    private int _start, _end, _itemStart, _itemEnd;
    private bool _atEnd, _begun, _skipping, _finished;
    private JsonValueScanner _scanner;
    private Place _place;

    /// <summary>Line of the item in NDJSON, position in an array; both from 1.</summary>
    public long Number { get; private set; }

    public ReadOnlySpan<byte> Item => _buffer.AsSpan(_itemStart, _itemEnd - _itemStart);

    /// <summary>What is wrong with the cut itself; the item is empty then.</summary>
    public string? Problem { get; private set; }

    public async ValueTask<bool> MoveNextAsync(CancellationToken ct)
    {
        Problem = null;
        _itemStart = _itemEnd = _start;
        while (!_finished)
        {
            if (_begun && (layout == ItemLayout.Lines ? TryCutLine() : TryCutValue()))
                return true;
            if (_atEnd && _begun)
                break;
            await FillAsync(ct);
            Begin();
        }
        return false;
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private void Begin()
    {
        if (_begun || (_end < ByteOrderMark.Length && !_atEnd))
            return;
        _begun = true;
        if (_buffer.AsSpan(_start, _end - _start).StartsWith(ByteOrderMark))
            _start += ByteOrderMark.Length;
    }

    private bool TryCutLine()
    {
        while (true)
        {
            if (!_skipping)
                SkipBlankLines();
            var rest = _buffer.AsSpan(_start, _end - _start);
            var length = rest.IndexOf((byte)'\n');
            if (length < 0 && (!_atEnd || rest.IsEmpty))
                return TooLong(rest.Length);

            var line = length < 0 ? rest : rest[..length];
            Number += _skipping ? 0 : 1;
            var isRestOfLongLine = _skipping;
            _skipping = false;
            _itemStart = _start;
            _itemEnd = _start + line.Length;
            _start += line.Length + (length < 0 ? 0 : 1);
            if (!isRestOfLongLine && line.ContainsAnyExcept(" \t\r"u8))
                return true;
        }
    }

    // At once: a few packed kilobytes hold millions of them.
    private void SkipBlankLines()
    {
        var rest = _buffer.AsSpan(_start, _end - _start);
        var text = rest.IndexOfAnyExcept(" \t\r\n"u8);
        var blank = text < 0 ? rest : rest[..text];
        Number += blank.Count((byte)'\n');
        _start += blank.LastIndexOf((byte)'\n') + 1;
    }

    private bool TryCutValue()
    {
        while (true)
        {
            if (!SkipTo(out var first))
                return _atEnd && End();
            if (_place == Place.Before && first == '[')
            {
                _start++;
                _place = Place.InArray;
            }
            else if (_place == Place.InArray && first == ']')
            {
                _start++;
                _place = Place.AfterArray;
            }
            else
            {
                return _place switch
                {
                    Place.AfterArray => Fault("has something after the end of the array"),
                    Place.AfterValue =>
                        Fault("has more than one value; send application/x-ndjson for one event a line"),
                    _ => CutValue(),
                };
            }
        }
    }

    private bool CutValue()
    {
        var rest = _buffer.AsSpan(_start, _end - _start);
        var inArray = _place == Place.InArray;
        if (!_scanner.TryFindEnd(rest, inArray, out var length))
        {
            if (!_atEnd)
                return TooLong(rest.Length);
            if (inArray || !_scanner.IsScalar)
                return Fault("ends in the middle of an event");
            length = rest.Length;
        }

        _scanner = default;
        Number++;
        _itemStart = _start;
        _itemEnd = _start + length;
        _start = _itemEnd;
        if (!inArray)
            _place = Place.AfterValue;
        return true;
    }

    private bool End()
    {
        _finished = true;
        return _place == Place.InArray && Fault("ends before the end of the array");
    }

    /// <summary>White space, and the commas that the cut left behind, mean nothing between items.</summary>
    private bool SkipTo(out byte first)
    {
        var rest = _buffer.AsSpan(_start, _end - _start);
        var skip = rest.IndexOfAnyExcept(" \t\r\n,"u8);
        _start += skip < 0 ? rest.Length : skip;
        first = skip < 0 ? (byte)0 : _buffer[_start];
        return skip >= 0;
    }

    private bool TooLong(int length)
    {
        if (length < MostBytes)
            return false;
        _start = _end;
        if (_skipping)
            return false;
        _skipping = layout == ItemLayout.Lines;
        _finished = layout == ItemLayout.Json; // where the next item begins can't be told any more
        Number++;
        _itemStart = _itemEnd = _start;
        Problem = $"is longer than {MostBytes:N0} bytes";
        return true;
    }

    private bool Fault(string problem)
    {
        _finished = true;
        Number++;
        _itemStart = _itemEnd = _start;
        Problem = problem;
        return true;
    }

    private async ValueTask FillAsync(CancellationToken ct)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }
        if (_end == _buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            _buffer.AsSpan(0, _end).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        var read = await body.ReadAsync(_buffer.AsMemory(_end), ct);
        _end += read;
        _atEnd = read == 0;
    }

    /// <summary>Where in a JSON body the reader stands.</summary>
    private enum Place
    {
        Before,
        InArray,
        AfterArray,
        AfterValue,
    }
}
