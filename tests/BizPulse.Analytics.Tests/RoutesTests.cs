using BizPulse.Access;
using BizPulse.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BizPulse.Analytics.Tests;

public sealed class RoutesTests(RealEngines engines)
{
    [Fact]
    public async Task Every_route_answers_each_role_as_its_permission_says()
    {
        await using var analytics = await AnalyticsUnderTest.StartAsync(engines);

        Assert.Empty(await RouteAccess.FindWrongAnswersAsync(
            analytics.Services, analytics.CreateClient, analytics.Access.TokenOf,
            ["/health", "/alive", "/openapi/v1.json"]));
    }

    [Fact]
    public async Task While_the_database_is_away_every_question_hears_503_and_when_to_come_again()
    {
        await using var original = await AnalyticsUnderTest.StartAsync(engines);
        await using var database = new CutDatabase(original.ConnectionString);
        await using var analytics = original.WithWebHostBuilder(
            host => host.UseSetting("ConnectionStrings:bizpulse", database.ConnectionString));
        using var client = analytics.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", original.Access.TokenOf(Roles.Analyst));

        database.Cut();

        Assert.Equal(
            ["GET /alive 200", "GET /openapi/v1.json 200"],
            (await CutDatabase.OtherAnswersAsync(analytics.Services, client))
                .Where(answer => !answer.Contains("/hubs/", StringComparison.Ordinal))); // what is live waits
    }

    [Fact]
    public async Task Analytics_may_read_sales_and_not_write_them()
    {
        await using var analytics = await AnalyticsUnderTest.StartAsync(engines);
        var db = analytics.Services.GetRequiredService<Npgsql.NpgsqlDataSource>();
        await using var write = db.CreateCommand("update ingestion.data_version set version = 7");

        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() =>
            write.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));

        Assert.Equal(Npgsql.PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }
}
