using System.Text.Json;
using BizPulse.Data;
using Npgsql;

namespace BizPulse.Ingestion.Features.Mappings;

/// <summary>Column mappings: those that come with BizPulse, and those that someone saved.</summary>
internal sealed class MappingQueries(NpgsqlDataSource db)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public async Task<IReadOnlyList<ColumnMapping>> AllAsync(CancellationToken ct) =>
        [.. BuiltInMappings.All, .. await db.ListAsync($"select mapping from column_mappings order by name", Read, ct)];

    public async Task<ColumnMapping?> FindAsync(string name, CancellationToken ct) =>
        !ColumnMapping.IsName(name) ? null
        : BuiltInMappings.All.FirstOrDefault(mapping => mapping.Name == name)
        ?? await db.FindAsync($"select mapping from column_mappings where name = {name}", Read, ct);

    public Task SaveAsync(ColumnMapping mapping, string savedBy, CancellationToken ct) => db.ExecuteAsync(
        $"""
        insert into column_mappings (name, mapping, saved_by)
        values ({mapping.Name}, {JsonSerializer.Serialize(mapping, Json)}::jsonb, {savedBy})
        on conflict (name) do update set mapping = excluded.mapping, saved_by = excluded.saved_by, saved_at = now()
        """, ct);

    private static ColumnMapping Read(Row row) =>
        JsonSerializer.Deserialize<ColumnMapping>(row.Get<string>("mapping"), Json)!;
}
