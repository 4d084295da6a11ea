namespace EmbeddedKafka.Storage;

/// <summary>Bytes that had safely reached the disk are wrong or gone. The broker does not start over them.</summary>
public sealed class DamagedStorageException(string file, string what)
    : IOException(
        $"{file} is damaged: {what}. Restore it, or remove '{Path.GetDirectoryName(file)}' to give up what it holds.")
{
    public string DamagedFile { get; } = file;
}
