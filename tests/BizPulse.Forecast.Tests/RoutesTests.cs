using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BizPulse.Access;
using BizPulse.Testing;

namespace BizPulse.Forecasts.Tests;

public sealed class RoutesTests(RealEngines engines)
{
    [Fact]
    public async Task Every_route_answers_each_role_as_its_permission_says()
    {
        await using var forecast = await ForecastUnderTest.StartAsync(engines);

        Assert.Empty(await RouteAccess.FindWrongAnswersAsync(
            forecast.Services, forecast.CreateClient, forecast.Access.TokenOf,
            ["/health", "/alive", "/openapi/v1.json"]));
    }

    [Fact]
    public async Task While_the_database_is_away_every_question_hears_503_and_when_to_come_again()
    {
        await using var original = await ForecastUnderTest.StartAsync(engines);
        await using var database = new CutDatabase(original.ConnectionString);
        await using var forecast = original.WithWebHostBuilder(
            host => host.UseSetting("ConnectionStrings:bizpulse", database.ConnectionString));
        using var client = forecast.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", original.Access.TokenOf(Roles.Planner));

        database.Cut();

        Assert.Equal(
            ["GET /alive 200", "GET /openapi/v1.json 200"],
            await CutDatabase.OtherAnswersAsync(
                forecast.Services, client,
                ("POST /api/forecasts/run", "/api/forecasts/run", JsonContent.Create(new { skus = new[] { "tea" } }))));
    }

    [Theory]
    [InlineData("/api/forecasts?limit=0", "limit")]
    [InlineData("/api/forecasts?limit=many", "limit")]
    [InlineData("/api/forecasts?sort=colour", "sort")]
    [InlineData("/api/forecasts?direction=up", "direction")]
    [InlineData("/api/forecasts?cursor=-3", "cursor")]
    [InlineData("/api/forecasts/tea?history=-1", "history")]
    [InlineData("/api/forecasts/tea?version=new", "version")]
    [InlineData("/api/analytics/forecast/revenue?periods=0", "periods")]
    [InlineData("/api/analytics/forecast/revenue?periods=31", "periods")]
    [InlineData("/api/analytics/forecast/demand?category=Cars", "category")]
    public async Task A_bad_parameter_is_named(string address, string field)
    {
        await using var forecast = await ForecastUnderTest.StartAsync(engines);

        using var answer = await forecast.SignedIn().GetAsync(address, TestContext.Current.CancellationToken);

        await IsNamedAsync(answer, field);
    }

    [Theory]
    [InlineData("{\"skus\":[]}", "skus")]
    [InlineData("{\"skus\":[\"nobody\"]}", "skus")]
    [InlineData("{\"category\":\"Cars\"}", "category")]
    public async Task A_run_of_nothing_is_refused(string body, string field)
    {
        await using var forecast = await ForecastUnderTest.StartAsync(engines);
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using var answer = await forecast.SignedIn().PostAsync(
            "/api/forecasts/run", content, TestContext.Current.CancellationToken);

        await IsNamedAsync(answer, field);
    }

    private static async Task IsNamedAsync(HttpResponseMessage answer, string field)
    {
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal([field], problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }
}
