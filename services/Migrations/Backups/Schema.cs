using Npgsql;

namespace BizPulse.Migrations.Backups;

/// <summary>The tables of all services.</summary>
internal static class Schema
{
    public static string Names { get; } = string.Join(", ", ServiceRole.All.Select(role => role.Service));

    /// <summary>A table that refers to another one comes after it.</summary>
    public static async Task<IReadOnlyList<BackupTable>> TablesAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var found = await ReadAsync(connection, ct);
        var ordered = new List<BackupTable>();
        while (found.Count > 0)
        {
            var next = found.First(table => table.References.All(parent => ordered.Exists(known => known.Address == parent) || parent == table.Table.Address));
            found.Remove(next);
            ordered.Add(next.Table);
        }
        return ordered;
    }

    private static async Task<List<(BackupTable Table, string[] References)>> ReadAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("""
            select namespace.nspname, class.relname,
                (select array_agg(attname::text order by attnum) from pg_attribute
                    where attrelid = class.oid and attnum > 0 and not attisdropped and attgenerated = ''),
                array(select distinct format('"%s"."%s"', parent_namespace.nspname, parent.relname)
                    from pg_constraint
                    join pg_class parent on parent.oid = confrelid
                    join pg_namespace parent_namespace on parent_namespace.oid = parent.relnamespace
                    where conrelid = class.oid and contype = 'f')
            from pg_class class
            join pg_namespace namespace on namespace.oid = class.relnamespace
            where class.relkind = 'r' and namespace.nspname = any($1)
            order by 1, 2
            """, connection);
        command.Parameters.Add(new() { Value = ServiceRole.All.Select(role => role.Service).ToArray() });
        var found = new List<(BackupTable, string[])>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var table = new BackupTable(reader.GetString(0), reader.GetString(1), reader.GetFieldValue<string[]>(2));
            found.Add((table, reader.GetFieldValue<string[]>(3)));
        }
        return found;
    }
}
