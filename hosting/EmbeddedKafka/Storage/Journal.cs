using System.Text;
using EmbeddedKafka.Protocol;

namespace EmbeddedKafka.Storage;

/// <summary>
/// Small facts as lines of text, each behind its checksum. The last line may be torn by a crash; any other wrong line
/// is damage.
/// </summary>
internal sealed class Journal : IFlushable, IDisposable
{
    private const int ChecksumDigits = 8;

    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly Func<string, ILogFile> _openFile;
    private readonly bool _flushToDisk;
    private ILogFile _file;
    private bool _closed;

    public Journal(string path, Func<string, ILogFile> openFile, bool flushToDisk)
    {
        (_path, _openFile, _flushToDisk) = (path, openFile, flushToDisk);
        _file = openFile(path);
    }

    public long Length { get; private set; }

    /// <summary>The lines in the order they were written. To be called once, before anything is added.</summary>
    public List<string> ReadAll()
    {
        var bytes = new byte[_file.Length];
        _file.Read(bytes, 0);
        var lines = new List<string>();
        var position = 0;
        while (Array.IndexOf(bytes, (byte)'\n', position) is var end and >= 0)
        {
            if (Decode(bytes.AsSpan(position, end - position)) is not { } line)
            {
                if (Array.IndexOf(bytes, (byte)'\n', end + 1) >= 0)
                    throw new DamagedStorageException(_path, $"the line at byte {position} is not what was written");
                break;
            }
            lines.Add(line);
            position = end + 1;
        }

        _file.Truncate(position);
        Length = position;
        return lines;
    }

    public void Add(string line)
    {
        var bytes = Encode(line);
        lock (_gate)
        {
            try
            {
                _file.Write(bytes, Length);
            }
            catch (IOException)
            {
                _file.Truncate(Length);
                throw;
            }
            Length += bytes.Length;
        }
    }

    /// <summary>Puts these lines in the place of all that were written so far.</summary>
    public void Replace(IEnumerable<string> lines)
    {
        lock (_gate)
        {
            var draft = _path + ".new";
            File.Delete(draft);
            var file = _openFile(draft);
            try
            {
                var length = WriteAll(file, lines);
                File.Move(draft, _path, overwrite: true);
                (file, _file, Length) = (_file, file, length);
            }
            finally
            {
                file.Dispose(); // the one that is not used any more, or was not finished
            }
        }
    }

    public void Flush()
    {
        lock (_gate)
            if (_flushToDisk && !_closed)
                _file.Flush();
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            _file.Dispose();
        }
    }

    private static long WriteAll(ILogFile file, IEnumerable<string> lines)
    {
        var length = 0L;
        foreach (var bytes in lines.Select(Encode))
        {
            file.Write(bytes, length);
            length += bytes.Length;
        }
        file.Flush();
        return length;
    }

    private static byte[] Encode(string line) =>
        Encoding.UTF8.GetBytes($"{Crc32C.Of(Encoding.UTF8.GetBytes(line)):x8} {line}\n");

    private static string? Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length <= ChecksumDigits)
            return null;
        var line = bytes[(ChecksumDigits + 1)..];
        return Encoding.UTF8.GetString(bytes[..ChecksumDigits]) == $"{Crc32C.Of(line):x8}"
            ? Encoding.UTF8.GetString(line)
            : null;
    }
}
