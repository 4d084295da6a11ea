using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BizPulse.Answers;
using BizPulse.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace BizPulse.ServiceDefaults.Tests.Answers;

public sealed class CsvAnswersTests
{
    private static readonly DateTimeOffset _now = new(2026, 2, 3, 4, 5, 6, TimeSpan.Zero);

    [Fact]
    public async Task The_first_line_says_what_was_asked_and_when_and_the_second_names_the_columns()
    {
        await using var service = await StartAsync();

        using var answer = await GetAsync(service, "/api/fruit/top?category=Home,%20Garden&from=2026-01-01");
        var text = await answer.Content.ReadAsByteArrayAsync();

        Assert.Equal("text/csv; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("fruit-top-2026-02-03.csv", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal("Accept", answer.Headers.Vary.Single());
        Assert.Equal([0xEF, 0xBB, 0xBF], text[..3]);
        Assert.Equal(
            [
                "\"# BizPulse fruit/top; category=Home, Garden; from=2026-01-01; at 2026-02-03T04:05:06Z\"",
                "name,p2_5,ripe,pickedOn,colour,best.day,best.revenue",
                "Äpfel,-1.50,true,2026-01-02,darkRed,2026-01-01,-7",
                "\"\"\"Golden\"\", sweet\",,false,2026-01-03,green,,",
                "",
            ],
            System.Text.Encoding.UTF8.GetString(text.AsSpan(3)).Split("\r\n"));
    }

    [Fact]
    public async Task The_columns_are_those_that_were_asked_for_and_a_part_brings_all_of_its_own()
    {
        await using var service = await StartAsync();

        using var answer = await GetAsync(service, "/api/fruit/top?columns=best,name,best.day");

        Assert.Equal(
            ["best.day,best.revenue,name", "2026-01-01,-7,Äpfel"],
            (await answer.Content.ReadAsStringAsync()).Split("\r\n")[1..3]);
    }

    [Theory]
    [InlineData("taste")]
    [InlineData("name,")]
    [InlineData("shops")]
    public async Task A_column_that_there_is_not_is_refused(string columns)
    {
        await using var service = await StartAsync();

        using var answer = await GetAsync(service, $"/api/fruit/top?columns={columns}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public void A_picture_in_its_own_address_is_left_out() => Assert.Equal(
        ["", "https://shop.example/tea.png"],
        new[] { "data:image/svg+xml,%3Csvg%3E", "https://shop.example/tea.png" }.Select(CsvTable.Cell));

    [Theory]
    [InlineData("=1+2", "'=1+2")]
    [InlineData("+44 20", "'+44 20")]
    [InlineData("-3", "'-3")]
    [InlineData("@name", "'@name")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx,", "\"'\rx,\"")]
    [InlineData("a=1", "a=1")]
    [InlineData("", "")]
    public void A_text_never_runs_as_a_formula(string text, string cell) => Assert.Equal(cell, CsvTable.Cell(text));

    [Fact]
    public void Numbers_stay_numbers() => Assert.Equal(
        ["-3", "-0.25", "1E-07", "12.500"], new object[] { -3, -0.25m, 1e-7, 12.500m }.Select(CsvTable.Cell));

    [Theory]
    [InlineData(null, false)]
    [InlineData("*/*", false)]
    [InlineData("text/html,application/xhtml+xml,*/*;q=0.8", false)]
    [InlineData("text/csv", true)]
    [InlineData("Text/CSV, */*", true)]
    [InlineData("text/csv, application/json;q=0.9", true)]
    [InlineData("text/csv;q=0.5, application/json", false)]
    [InlineData("text/csv, application/json", false)]
    [InlineData("text/csv;q=0", false)]
    public void The_form_is_the_one_that_is_wanted_most(string? accept, bool csv)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.Accept = accept;

        Assert.Equal(csv, request.WantsCsv());
    }

    [Fact]
    public async Task Without_being_asked_for_CSV_the_answer_is_JSON()
    {
        await using var service = await StartAsync();

        var answer = (await service.Client.GetFromJsonAsync<JsonObject>("/api/fruit/top"))!;

        Assert.Equal("Äpfel", answer["fruit"]![0]!["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_failure_is_a_problem_whatever_was_asked_for()
    {
        await using var service = await StartAsync();

        using var answer = await GetAsync(service, "/api/fruit/top?limit=0");

        Assert.Equal(
            (HttpStatusCode.BadRequest, "application/problem+json"),
            (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task All_rows_of_a_paged_table_come_as_they_are_read()
    {
        await using var service = await StartAsync();

        using var answer = await GetAsync(service, "/api/numbers");
        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal((2 + 100_000, "99999"), (lines.Length, lines[^1]));
    }

    [Fact]
    public async Task The_description_names_both_forms()
    {
        await using var service = await StartAsync();

        var document = (await service.Client.GetFromJsonAsync<JsonObject>("/openapi/v1.json"))!;
        var question = document["paths"]!["/api/fruit/top"]!["get"]!;
        var content = question["responses"]!["200"]!["content"]!.AsObject();

        Assert.Equal(
            "#/components/schemas/FruitTable", content["application/json"]!["schema"]!["$ref"]!.GetValue<string>());
        Assert.Equal("string", content["text/csv"]!["schema"]!["type"]!.GetValue<string>());
        Assert.Contains(question["parameters"]!.AsArray(), parameter => (string?)parameter!["name"] == "columns");
    }

    private static Task<HttpResponseMessage> GetAsync(Service service, string address) =>
        service.Client.SendAsync(
            new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Accept", "text/csv" } } });

    private static Task<Service> StartAsync() => Service.StartAsync(
        app =>
        {
            app.MapGet(
                "/api/fruit/top",
                IResult (int limit = 9) =>
                    limit == 0 ? Invalid.Field("limit", "must be more.") : TypedResults.Ok(new FruitTable(
                        [
                            new Fruit(
                                "Äpfel", -1.50m, true, new(2026, 1, 2), Colour.DarkRed, ["a"],
                                new(new(2026, 1, 1), -7)),
                            new Fruit("\"Golden\", sweet", null, false, new(2026, 1, 3), Colour.Green, [], null),
                        ]))).Produces<FruitTable>().WithCsv((FruitTable table) => table.Fruit).AllowAnonymous();
            app.MapGet(
                "/api/numbers",
                () => new CsvTable<Number>(AsyncEnumerable.Range(0, 100_000).Select(value => new Number(value))))
                .WithCsv().AllowAnonymous();
        },
        services => services.AddSingleton<TimeProvider>(new FixedTime(_now)));

    internal sealed record FruitTable(IReadOnlyList<Fruit> Fruit);

    internal sealed record Fruit(
        string Name, [property: System.Text.Json.Serialization.JsonPropertyName("p2_5")] decimal? P25, bool Ripe,
        DateOnly PickedOn, Colour Colour, IReadOnlyList<string> Shops, BestDay? Best);

    internal sealed record BestDay(DateOnly Day, int Revenue);

    internal sealed record Number(int Value);

    internal enum Colour { Green, DarkRed }
}
