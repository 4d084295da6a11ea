using System.Text;

namespace BizPulse.Hosting;

/// <summary>
/// A log file that gives way to a new one when it is large: <c>name.log</c>, <c>name.1.log</c>, <c>name.2.log</c>.
/// </summary>
internal sealed class RotatingFile(string directory, string name, long maximumBytes = 8 * 1024 * 1024) : IDisposable
{
    private const int Kept = 3;
    private readonly Lock _lock = new();
    private FileStream? _file;

    internal void WriteLine(string line)
    {
        lock (_lock)
        {
            _file ??= Open();
            if (_file.Length > maximumBytes)
                Rotate();
            _file.Write(Encoding.UTF8.GetBytes(line + "\n"));
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _file?.Dispose();
            _file = null;
        }
    }

    private FileStream Open()
    {
        Directory.CreateDirectory(directory);
        return new FileStream(
            PathOf(0), FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
    }

    private void Rotate()
    {
        _file!.Dispose();
        for (var age = Kept - 1; age > 0; age--)
        {
            if (File.Exists(PathOf(age - 1)))
                File.Move(PathOf(age - 1), PathOf(age), overwrite: true);
        }

        _file = Open();
    }

    private string PathOf(int age) => Path.Combine(directory, age == 0 ? $"{name}.log" : $"{name}.{age}.log");
}
