namespace BizPulse.Migrations.Backups;

/// <summary>What stands beside the tables in a backup: what it holds and of which schema it was made.</summary>
/// <param name="Sequences">None in a backup that was made before they were saved.</param>
internal sealed record BackupManifest(
    int SchemaVersion, DateTime MadeAt, IReadOnlyList<BackupTable> Tables, IReadOnlyList<BackupSequence>? Sequences)
{
    public const string Entry = "manifest.json";
}

/// <param name="Columns">Without generated ones, which derive themselves again.</param>
internal sealed record BackupTable(string Schema, string Name, IReadOnlyList<string> Columns)
{
    public string Entry => $"{Schema}.{Name}.copy";

    public string Address => $"\"{Schema}\".\"{Name}\"";

    public string ColumnList => string.Join(", ", Columns.Select(column => $"\"{column}\""));
}

/// <param name="IsCalled">False while the last value has not been given out itself.</param>
internal sealed record BackupSequence(string Address, long LastValue, bool IsCalled);
