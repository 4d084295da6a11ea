using System.Text.Json;
using BizPulse.Data;
using Npgsql;
using NpgsqlTypes;

namespace BizPulse.Ingestion.Imports;

/// <summary>Column mappings: those that come with BizPulse, and those that someone saved.</summary>
internal sealed class MappingStore(NpgsqlDataSource db)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public async Task<IReadOnlyList<ColumnMapping>> AllAsync(CancellationToken ct) =>
        [.. ReadyMappings.All, .. await db.ListAsync("select mapping from column_mappings order by name", [], Read, ct)];

    public async Task<ColumnMapping?> FindAsync(string name, CancellationToken ct) =>
        !ColumnMapping.IsName(name) ? null
        : ReadyMappings.All.FirstOrDefault(mapping => mapping.Name == name)
        ?? (await db.ListAsync("select mapping from column_mappings where name = $1", [name], Read, ct)).SingleOrDefault();

    public async Task SaveAsync(ColumnMapping mapping, string savedBy, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            """
            insert into column_mappings (name, mapping, saved_by) values ($1, $2, $3)
            on conflict (name) do update set mapping = excluded.mapping, saved_by = excluded.saved_by, saved_at = now()
            """);
        command.Parameters.Add(new() { Value = mapping.Name });
        command.Parameters.Add(new() { Value = JsonSerializer.Serialize(mapping, Json), NpgsqlDbType = NpgsqlDbType.Jsonb });
        command.Parameters.Add(new() { Value = savedBy });
        await command.ExecuteNonQueryAsync(ct);
    }

    private static ColumnMapping Read(NpgsqlDataReader row) => JsonSerializer.Deserialize<ColumnMapping>(row.GetString(0), Json)!;
}
