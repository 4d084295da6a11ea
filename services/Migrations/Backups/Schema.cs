using Npgsql;

namespace BizPulse.Migrations.Backups;

/// <summary>The tables and sequences of all services.</summary>
internal static class Schema
{
    private static readonly string[] _services = [.. ServiceRole.All.Select(role => role.Service)];

    public static string Names { get; } = string.Join(", ", _services);

    /// <summary>A table that refers to another one comes after it.</summary>
    public static async Task<IReadOnlyList<BackupTable>> TablesAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var found = await ReadAsync(connection, ct);
        var ordered = new List<BackupTable>();
        while (found.Count > 0)
        {
            var next = found.First(table =>
                table.References.All(parent =>
                    ordered.Exists(known => known.Address == parent) || parent == table.Table.Address));
            found.Remove(next);
            ordered.Add(next.Table);
        }
        return ordered;
    }

    /// <summary>
    /// Each with the largest value of every column that owns it, or takes its defaults from it, as an expression.
    /// </summary>
    public static async Task<IReadOnlyList<(string Address, IReadOnlyList<string> Largest)>> SequencesAsync(
        NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("""
            select format('"%s"."%s"', namespace.nspname, class.relname),
                array(select distinct format('(select max(%I)::bigint from %I.%I)', attname, user_namespace.nspname,
                    user_table.relname)
                    from (
                        select refobjid, refobjsubid from pg_depend
                            where classid = 'pg_class'::regclass and objid = class.oid
                                and refclassid = 'pg_class'::regclass and refobjsubid > 0
                        union all
                        select adrelid, adnum from pg_depend join pg_attrdef on pg_attrdef.oid = objid
                            where classid = 'pg_attrdef'::regclass and refclassid = 'pg_class'::regclass
                                and refobjid = class.oid) used (by_table, by_column)
                    join pg_attribute on attrelid = by_table and attnum = by_column
                    join pg_class user_table on user_table.oid = by_table
                    join pg_namespace user_namespace on user_namespace.oid = user_table.relnamespace)
            from pg_class class
            join pg_namespace namespace on namespace.oid = class.relnamespace
            where class.relkind = 'S' and namespace.nspname = any($1)
            order by 1
            """, connection);
        command.Parameters.Add(new() { Value = _services });
        var found = new List<(string, IReadOnlyList<string>)>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            found.Add((reader.GetString(0), reader.GetFieldValue<string[]>(1)));
        return found;
    }

    private static async Task<List<(BackupTable Table, string[] References)>> ReadAsync(
        NpgsqlConnection connection, CancellationToken ct)
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
        command.Parameters.Add(new() { Value = _services });
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
