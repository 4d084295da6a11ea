namespace BizPulse.Engines;

/// <summary>Lets one process at a time through; the file only carries the lock.</summary>
internal static class FileTurn
{
    internal static async Task<IDisposable> TakeAsync(string path, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(100, ct);
            }
        }
    }
}
