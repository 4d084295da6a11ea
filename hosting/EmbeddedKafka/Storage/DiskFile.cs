using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace EmbeddedKafka.Storage;

internal sealed partial class DiskFile(string path) : ILogFile
{
    private const int DontNeed = 4; // POSIX_FADV_DONTNEED

    private readonly SafeFileHandle _handle =
        File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);

    public long Length => RandomAccess.GetLength(_handle);

    public void Write(ReadOnlySpan<byte> bytes, long position) => RandomAccess.Write(_handle, bytes, position);

    public int Read(Span<byte> buffer, long position)
    {
        var total = 0;
        while (total < buffer.Length)
        {
            var read = RandomAccess.Read(_handle, buffer[total..], position + total);
            if (read == 0)
                break;
            total += read;
        }
        return total;
    }

    public void Flush() => RandomAccess.FlushToDisk(_handle);

    public void Truncate(long length) => RandomAccess.SetLength(_handle, length);

    public void Forget(long before)
    {
        if (OperatingSystem.IsLinux())
            _ = Advise(_handle, 0, (nint)before, DontNeed); // advice: whether it was taken makes no difference
    }

    public void Dispose() => _handle.Dispose();

    [LibraryImport("libc", EntryPoint = "posix_fadvise")]
    private static partial int Advise(SafeFileHandle file, nint from, nint length, int advice);
}
