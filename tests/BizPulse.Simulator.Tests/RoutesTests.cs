using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BizPulse.Access;
using BizPulse.Simulator.Features;
using BizPulse.Testing;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace BizPulse.Simulator.Tests;

public sealed class RoutesTests : IDisposable
{
    private static readonly string[] Fields =
    [
        "timestamp", "product_id", "product_name", "product_image", "category", "category_popularity", "base_price",
        "current_price", "price_strategy", "popularity_factor", "time_of_day_bucket", "views", "cart_adds", "purchases",
        "rating",
    ];

    private readonly TestAccess _access = new();
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("bizpulse-simulator-");
    private readonly WebApplicationFactory<DatasetProduct> _simulator;

    public RoutesTests() => _simulator = new WebApplicationFactory<DatasetProduct>().WithWebHostBuilder(builder =>
    {
        builder.UseSetting("ConnectionStrings:kafka", "127.0.0.1:1"); // nothing is sent
        builder.UseSetting("Simulator:DataDirectory", _data.FullName);
        builder.UseSetting("Logging:LogLevel:Default", "None");
        builder.ConfigureTestServices(services => services.AddSingleton<IVerificationKeys>(_access));
    });

    public void Dispose()
    {
        _simulator.Dispose();
        _access.Dispose();
        _data.Delete(recursive: true);
    }

    [Fact]
    public async Task Every_route_answers_each_role_as_its_permission_says() =>
        Assert.Empty(await RouteAccess.FindWrongAnswersAsync(
            _simulator.Services, _simulator.CreateClient, _access.TokenOf, ["/health", "/alive", "/openapi/v1.json"]));

    [Fact]
    public async Task The_data_set_has_its_fields_for_every_product_and_hour()
    {
        using var client = SignedIn();

        var records = await client.GetFromJsonAsync<JsonElement>(
            "/api/simulator/dataset?hours=2", TestContext.Current.CancellationToken);

        Assert.Equal(240, records.GetArrayLength());
        Assert.Equal(Fields, records[0].EnumerateObject().Select(field => field.Name));
    }

    [Fact]
    public async Task The_pace_changes_while_the_shop_lives_and_stays_within_bounds()
    {
        using var living = _simulator.WithWebHostBuilder(host => host.UseSetting("Simulator:Mode", "Live"));
        using var planner = living.CreateClient();
        planner.DefaultRequestHeaders.Authorization = new("Bearer", _access.TokenOf(Roles.Planner));

        Assert.Equal(HttpStatusCode.OK, await SetPaceAsync(planner, 25));
        Assert.Equal(
            new ShopPace(25),
            await planner.GetFromJsonAsync<ShopPace>("/api/simulator/pace", TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.BadRequest, await SetPaceAsync(planner, 0));
        Assert.Equal(HttpStatusCode.BadRequest, await SetPaceAsync(planner, 5_001));
        Assert.Equal(HttpStatusCode.OK, await SetPaceAsync(planner, null));
        Assert.Equal(
            new ShopPace(null),
            await planner.GetFromJsonAsync<ShopPace>("/api/simulator/pace", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_shop_that_is_switched_off_has_no_pace_to_change()
    {
        using var client = _simulator.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", _access.TokenOf(Roles.Planner));

        Assert.Equal(HttpStatusCode.Conflict, await SetPaceAsync(client, 25));
    }

    [Theory]
    [InlineData("[]", "$")]
    [InlineData("{}", "$")]
    [InlineData("""[{"product_id":"a"}]""", "[0].product_name")]
    [InlineData(
        """[{"product_id":"a","product_name":"A","category":"Toys","base_price":5,"min_price":6,"max_price":7,"base_rating":4,"price_strategy":"standard"}]""",
        "[0].min_price")]
    [InlineData(
        """[{"product_id":"a","product_name":"A","category":"Toys","base_price":5,"min_price":4,"max_price":7,"base_rating":4,"price_strategy":"wild"}]""",
        "[0].price_strategy")]
    [InlineData(
        """[{"product_id":"a","product_name":"A","category":"Toys","base_price":5,"min_price":4,"max_price":7,"base_rating":4,"price_strategy":"standard,moderate"}]""",
        "[0].price_strategy")]
    [InlineData(
        """[{"product_id":"a","product_name":"A","category":"Toys","base_price":1e-28,"min_price":1e-28,"max_price":7,"base_rating":4,"price_strategy":"aggressive"}]""",
        "[0].base_price")]
    public async Task A_bad_product_list_is_refused_by_field(string body, string field)
    {
        using var client = SignedIn();
        using var content = new StringContent(body, null, "application/json");

        using var answer = await client.PostAsync(
            "/api/simulator/dataset", content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal([field], problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    private static async Task<HttpStatusCode> SetPaceAsync(HttpClient client, double? eventsPerSecond)
    {
        using var answer = await client.PutAsJsonAsync(
            "/api/simulator/pace", new ShopPace(eventsPerSecond), TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private HttpClient SignedIn()
    {
        var client = _simulator.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", _access.TokenOf(Roles.Analyst));
        return client;
    }
}
