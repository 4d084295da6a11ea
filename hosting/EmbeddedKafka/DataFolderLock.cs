namespace EmbeddedKafka;

/// <summary>Keeps a second broker from the same data; the file says which process has it.</summary>
internal sealed class DataFolderLock : IDisposable
{
    private readonly FileStream _file;

    public DataFolderLock(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, "lock");
        try
        {
            _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new IOException($"'{folder}' is in use by another broker", e);
        }
    }

    public void Dispose() => _file.Dispose();
}
