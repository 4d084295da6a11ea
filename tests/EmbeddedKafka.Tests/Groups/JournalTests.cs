using EmbeddedKafka.Storage;

namespace EmbeddedKafka.Tests.Groups;

public sealed class JournalTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string FilePath => Path.Combine(_folder.Path, "journal");

    [Fact]
    public void Lines_come_back_in_order()
    {
        Write("one", "two", "drei \u00fc");

        Assert.Equal(["one", "two", "drei \u00fc"], Read());
    }

    [Fact]
    public void A_torn_last_line_is_dropped()
    {
        Write("one", "two");
        using (var file = File.OpenWrite(FilePath))
            file.SetLength(file.Length - 3);

        Assert.Equal(["one"], Read());
        Write("three");
        Assert.Equal(["one", "three"], Read());
    }

    [Fact]
    public void A_wrong_line_in_the_middle_is_damage()
    {
        Write("one", "two", "three");
        File.WriteAllText(FilePath, File.ReadAllText(FilePath).Replace("two", "tWo", StringComparison.Ordinal));

        Assert.Equal(FilePath, Assert.Throws<DamagedStorageException>(Read).DamagedFile);
    }

    [Fact]
    public void A_new_beginning_replaces_all_that_was()
    {
        using (var journal = Open())
        {
            journal.ReadAll();
            journal.Add("one");
            journal.Replace(["two"]);
            journal.Add("three");
        }

        Assert.Equal(["two", "three"], Read());
    }

    private Journal Open() => new(FilePath, path => new DiskFile(path), flushToDisk: true);

    private void Write(params string[] lines)
    {
        using var journal = Open();
        journal.ReadAll();
        foreach (var line in lines)
            journal.Add(line);
    }

    private List<string> Read()
    {
        using var journal = Open();
        return journal.ReadAll();
    }
}
