using System.Text.RegularExpressions;
using BizPulse.Testing;
using Npgsql;

namespace BizPulse.Migrations.Tests;

/// <summary>
/// docs/schema.md shows the schema as the migrations make it: a table, key or view that only one of the two knows is a
/// fault.
/// </summary>
public sealed partial class SchemaPictureTests(RealEngines engines)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_table_is_drawn_with_its_key() => await AssertDrawnAsync(
        from table in Tables()
        select $"{table.Schema}.{table.Name} ({string.Join(", ", table.Columns.Where(column => column.IsKey).Select(column => column.Name))})",
        """
        select format('%s.%s (%s)', nspname, relname, (
            select string_agg(attname, ', ' order by attnum) from pg_index join pg_attribute on attrelid = indrelid
                and attnum = any(indkey)
            where indrelid = class.oid and indisprimary))
        from pg_class class join pg_namespace on pg_namespace.oid = relnamespace
        where relkind in ('r', 'p') and nspname !~ '^pg_' and nspname not in ('information_schema', 'migrations')
        """);

    [Fact]
    public async Task Every_column_that_is_drawn_is_there()
    {
        var known = await ReadAsync(
            "select format('%s.%s.%s', table_schema, table_name, column_name) from information_schema.columns");

        var unknown = Tables()
            .SelectMany(table => table.Columns.Select(column => $"{table.Schema}.{table.Name}.{column.Name}"))
            .Except(known);
        Assert.True(!unknown.Any(), $"only in docs/schema.md: {string.Join(", ", unknown)}");
    }

    [Fact]
    public async Task Solid_lines_are_the_foreign_keys() => await AssertDrawnAsync(
        Sections().SelectMany(section => Relation().Matches(section.Text).Select(line =>
            $"{section.Schema}.{line.Groups["of"].Value} to {section.Schema}.{line.Groups["to"].Value}")),
        "select format('%s to %s', conrelid::regclass, confrelid::regclass) from pg_constraint where contype = 'f'");

    [Fact]
    public async Task Every_view_of_the_read_contract_is_listed() => await AssertDrawnAsync(
        ViewRow().Matches(Document()).Select(row => row.Groups["view"].Value),
        "select 'read.' || relname from pg_class where relnamespace = 'read'::regnamespace and relkind <> 'c'");

    private async Task AssertDrawnAsync(IEnumerable<string> drawn, string sql)
    {
        var (inDocument, inDatabase) = (drawn.ToList(), await ReadAsync(sql));

        Assert.NotEmpty(inDatabase);
        var faults = inDatabase.Except(inDocument).Select(missing => $"missing in docs/schema.md: {missing}")
            .Concat(inDocument.Except(inDatabase).Select(gone => $"only in docs/schema.md: {gone}"))
            .Concat(inDocument.CountBy(one => one).Where(one => one.Value > 1).Select(
                one => $"twice in docs/schema.md: {one.Key}"));
        Assert.True(!faults.Any(), string.Join('\n', faults));
    }

    private async Task<List<string>> ReadAsync(string sql)
    {
        await using var database = await engines.NewMigratedDatabaseAsync(Ct);
        await using var postgres = NpgsqlDataSource.Create($"{database.ConnectionString};Pooling=false");
        await using var command = postgres.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var rows = new List<string>();
        while (await reader.ReadAsync(Ct))
            rows.Add(reader.GetString(0));
        return rows;
    }

    /// <summary>A heading names the schema, the diagram below it has its tables.</summary>
    private static IEnumerable<(string Schema, string Text)> Sections() =>
        Diagram().Matches(Document()).Select(section => (section.Groups["schema"].Value, section.Groups["text"].Value));

    private static IEnumerable<(string Schema, string Name, List<(string Name, bool IsKey)> Columns)> Tables() =>
        from section in Sections()
        from table in Table().Matches(section.Text)
        select (section.Schema, table.Groups["name"].Value,
            Column().Matches(table.Groups["columns"].Value)
                .Select(column => (column.Groups["name"].Value, column.Groups["key"].Success)).ToList());

    private static string Document()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "BizPulse.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return File.ReadAllText(Path.Combine(folder, "docs", "schema.md")).ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"^## Schema `(?<schema>\w+)`$(?<text>.+?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Diagram();

    [GeneratedRegex(@"^ +(?<name>\w+) \{\n(?<columns>[^}]+)\}", RegexOptions.Multiline)]
    private static partial Regex Table();

    [GeneratedRegex(@"^ +\w+ (?<name>\w+)(?<key> PK)?", RegexOptions.Multiline)]
    private static partial Regex Column();

    [GeneratedRegex(@"^ +(?<to>\w+) \|[|o]--o[{|] (?<of>\w+) :", RegexOptions.Multiline)]
    private static partial Regex Relation();

    [GeneratedRegex(@"^\| `(?<view>read\.\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex ViewRow();
}
