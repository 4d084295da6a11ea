namespace BizPulse.Migrations.Backups;

/// <summary>What stands beside the tables in a backup: what it holds and of which schema it was made.</summary>
internal sealed record BackupManifest(int SchemaVersion, DateTime MadeAt, IReadOnlyList<BackupTable> Tables)
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
