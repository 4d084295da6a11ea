namespace LocalAspire.Tests;

/// <summary>A file to which programs write, in the order in which they do things.</summary>
internal sealed class Diary : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    internal IReadOnlyList<string> Lines => File.ReadAllLines(_path);

    internal string Writes(string text) => $"echo \"{text}\" >> {_path}";

    public void Dispose() => File.Delete(_path);
}
