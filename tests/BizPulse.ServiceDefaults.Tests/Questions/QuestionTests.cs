using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BizPulse.Access;
using BizPulse.Answers;
using BizPulse.Questions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BizPulse.ServiceDefaults.Tests.Questions;

public sealed class QuestionTests : IAsyncLifetime
{
    private Service _service = null!;

    internal enum Column
    {
        Name,
        CreatedAt,
    }

    [Theory]
    [InlineData("/list", "Name  50 first few")]
    [InlineData("/list?sort=createdAt&direction=desc&limit=200", "CreatedAt Desc 200 first few")]
    [InlineData("/list?cursor=WyJhIl0", "Name  50 a few")]
    [InlineData("/list?sort=&limit=&cursor=&only=", "Name  50 first few")]
    [InlineData("/list?only=name,createdAt", "Name  50 first Name+CreatedAt")]
    [InlineData("/top", "Name 10")]
    [InlineData("/top?by=createdAt&limit=3", "CreatedAt 3")]
    public async Task A_question_reads_itself(string url, string answer) =>
        Assert.Equal(answer, await _service.Client.GetStringAsync(url));

    [Theory]
    [InlineData("/list?sort=colour", "sort", "must be name, createdAt.")]
    [InlineData("/list?sort=0", "sort", "must be name, createdAt.")]
    [InlineData("/list?sort=name&sort=createdAt", "sort", "must be given once.")]
    [InlineData("/list?direction=DESC", "direction", "must be asc, desc.")]
    [InlineData("/list?limit=0", "limit", "must be a whole number between 1 and 200.")]
    [InlineData("/list?limit=201", "limit", "must be a whole number between 1 and 200.")]
    [InlineData("/list?limit=2.5", "limit", "must be a whole number between 1 and 200.")]
    [InlineData("/list?cursor=abc", "cursor", "must be the 'next' of a page of this list in this order.")]
    [InlineData("/list?only=name,red", "only", "must be some of name, createdAt, with commas between.")]
    [InlineData("/top?by=luck", "by", "must be name, createdAt.")]
    public async Task What_cannot_be_read_is_refused_by_its_name(string url, string field, string message)
    {
        using var refused = await _service.Client.GetAsync(url, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Null(refused.Headers.ETag);
        var (name, messages) = Assert.Single(
            (await refused.Content.ReadFromJsonAsync<JsonObject>())!["errors"]!.AsObject());
        Assert.Equal((field, message), (name, (string?)messages![0]));
    }

    [Fact]
    public async Task As_CSV_a_top_has_no_limit_unless_one_is_asked_for()
    {
        _service.Client.DefaultRequestHeaders.Accept.ParseAdd("text/csv");

        Assert.Equal($"Name {int.MaxValue}", await _service.Client.GetStringAsync("/top"));
        Assert.Equal("Name 3", await _service.Client.GetStringAsync("/top?limit=3"));
    }

    [Fact]
    public async Task Its_parameters_stand_in_the_description_with_what_they_may_be()
    {
        var operation =
            (await _service.Client.GetFromJsonAsync<JsonObject>("/openapi/v1.json"))!["paths"]!["/list"]!["get"]!;

        var parameters = operation["parameters"]!.AsArray().ToDictionary(
            one => (string)one!["name"]!, one => one!["schema"]!);
        Assert.Equal(["sort", "direction", "limit", "cursor", "only"], parameters.Keys);
        Assert.Equal(["name", "createdAt"], parameters["sort"]["enum"]!.AsArray().Select(name => (string)name!));
        Assert.Equal(
            ("name", 50, "integer"),
            (
                (string)parameters["sort"]["default"]!, (int)parameters["limit"]["default"]!,
                (string)parameters["limit"]["type"]!));
        Assert.Equal(["Lists"], operation["tags"]!.AsArray().Select(tag => (string)tag!));
        Assert.True(operation["responses"]!.AsObject().ContainsKey("400"));
    }

    public async ValueTask InitializeAsync() => _service = await Service.StartAsync(
        app =>
        {
            var lists = app.MapQuestions("Lists", Permissions.SalesRead).AllowAnonymous();
            lists.MapGet(
                "/list",
                (Sorting<Column> sorting, [Rows(usual: 50, most: 200)] PageRequest page, Choices<Column> only) =>
                    $"{sorting.Column} {sorting.Direction} {page.Limit} {page.After(1)?[0] ?? "first"} {(only.Values.Count == 0 ? "few" : string.Join('+', only.Values))}");
            lists.MapGet(
                "/top", (Choice<Column> by, [Rows(usual: 10, most: 100)] RowLimit limit) => $"{by.Value} {limit.Rows}");
        },
        services => services.AddSingleton<DataVersion>(_ => _ => Task.FromResult("7")));

    public ValueTask DisposeAsync() => _service.DisposeAsync();
}
