namespace BizPulse.Ingestion.Reading;

/// <summary>
/// Finds the end of one JSON value by its brackets and quotes alone, going on where it stopped when more bytes have
/// come.
/// </summary>
internal struct JsonValueScanner
{
    private int _at, _depth;
    private bool _inText, _escaped, _bracketed;

    /// <summary>A number, a word or a text: nothing but what follows shows where it ends.</summary>
    public readonly bool IsScalar => !_bracketed && !_inText;

    /// <param name="bytes">From the first byte of the value; the same bytes and more at the next call.</param>
    /// <param name="inArray">Whether a comma or bracket may follow the value.</param>
    public bool TryFindEnd(ReadOnlySpan<byte> bytes, bool inArray, out int length)
    {
        for (; _at < bytes.Length; _at++)
        {
            var current = bytes[_at];
            if (_inText)
            {
                _inText = _escaped || current != '"';
                _escaped = !_escaped && current == '\\';
            }
            else if (current == '"')
            {
                _inText = true;
            }
            else if (current is (byte)'{' or (byte)'[')
            {
                _depth++;
                _bracketed = true;
            }
            else if (_depth == 0 && inArray && current is (byte)',' or (byte)']' or (byte)'}')
            {
                length = _at;
                return true;
            }
            else if (current is (byte)'}' or (byte)']' && --_depth == 0)
            {
                length = _at + 1;
                return true;
            }
        }

        length = 0;
        return false;
    }
}
