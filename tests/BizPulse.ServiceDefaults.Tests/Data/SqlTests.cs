using BizPulse.Data;
using Npgsql;

namespace BizPulse.ServiceDefaults.Tests.Data;

public sealed class SqlTests
{
    [Fact]
    public void What_stands_in_a_hole_is_a_parameter()
    {
        var (day, sku) = (new DateOnly(2025, 3, 1), "A-1");

        var (text, values) = Filled($"select units from sold where day >= {day} and sku = {sku} limit {10}");

        Assert.Equal("select units from sold where day >= $1 and sku = $2 limit $3", text);
        Assert.Equal([day, sku, 10], values);
    }

    [Fact]
    public void Pieces_are_numbered_where_they_stand()
    {
        Sql ofProduct = $"sku = {"A-1"}";
        Sql filter = $"store = {"London"} and ({ofProduct} or sku is null)";

        var (text, values) = Filled($"select {7} from sold where {filter} and day = {new DateOnly(2025, 3, 1)}");

        Assert.Equal("select $1 from sold where store = $2 and (sku = $3 or sku is null) and day = $4", text);
        Assert.Equal([7, "London", "A-1", new DateOnly(2025, 3, 1)], values);
    }

    [Fact]
    public void A_piece_that_stands_there_twice_brings_its_parameters_once()
    {
        Sql here = $"store = {"London"}";
        Sql both = $"select * from sold where {here} union select * from returned where {here}";

        var (text, values) = Filled($"select {"first"}, * from ({both}) moved where {here}");

        Assert.Equal(
            "select $1, * from (select * from sold where store = $2 union select * from returned where store = $2) moved where store = $2",
            text);
        Assert.Equal(["first", "London"], values);
    }

    [Fact]
    public void A_piece_can_be_used_in_any_number_of_statements()
    {
        Sql here = $"store = {"London"}";

        Assert.Equal("select $1 where store = $2", Filled($"select {1} where {here}").Text);
        Assert.Equal("select 1 where store = $1", Filled($"select 1 where {here}").Text);
    }

    [Fact]
    public void Conditions_hold_where_they_apply()
    {
        string? store = null;
        var sku = "A-1";

        Assert.Equal(
            "where true and sku = $1",
            Filled($"where {Sql.All(Sql.If(store is not null, $"store = {store}"), Sql.If(sku is not null, $"sku = {sku}"))}").Text);
        Assert.Equal("where true", Filled($"where {Sql.All()}").Text);
    }

    [Fact]
    public void Words_from_a_fixed_list_are_pieces()
    {
        foreach (var (asked, order) in new[]
        {
            ("units", "order by units"), ("'; drop table sold", "order by revenue")
        })
        {
            Sql rank = asked switch { "units" => $"units", _ => $"revenue" };

            Assert.Equal(order, Filled($"order by {rank}").Text);
        }
        Assert.Equal("group by day, sku", Filled($"group by {Sql.List([$"day", $"sku"])}").Text);
    }

    private static (string Text, object?[] Values) Filled(Sql sql)
    {
        using var command = sql.FillIn(new NpgsqlCommand());
        return (command.CommandText, [.. command.Parameters.Select(parameter => parameter.Value)]);
    }
}
