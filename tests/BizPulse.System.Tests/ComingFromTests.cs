using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using BizPulse.Engines;

namespace BizPulse.System.Tests;

/// <summary>What <c>docs/coming-from.md</c> says is there answers.</summary>
public sealed partial class ComingFromTests(RunningSystem system)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Addresses => [.. File
        .ReadLines(Path.Combine(Checkout.Of(AppContext.BaseDirectory), "docs", "coming-from.md"))
        .Select(line => Row().Match(line))
        .Where(row => row.Success)
        .Select(row => (row.Groups["method"].Value, row.Groups["address"].Value))];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Every_address_that_is_there_answers(string method, string address)
    {
        using var client = await system.SignInAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (BodyOf(address) is { } body)
            request.Content = JsonContent.Create(body);

        using var answer = await client.SendAsync(request, Ct);

        Assert.Equal((address, HttpStatusCode.OK), (address, answer.StatusCode));
        Assert.NotEmpty(await answer.Content.ReadAsByteArrayAsync(Ct));
    }

    private static object? BodyOf(string address) => address switch
    {
        "/api/auth/login" => new { username = "testuser", password = "testpassword" },
        "/api/simulator/dataset?hours=2" => new[]
        {
            new
            {
                product_id = "1", product_name = "Mug", product_image = "", category = "Kitchen", base_price = 10,
                min_price = 8, max_price = 12, base_rating = 4.5, price_strategy = "moderate",
            },
        },
        _ => null,
    };

    [GeneratedRegex(@"^\| `(?<method>GET|POST) (?<address>[^`]+)`(?: with JSON)? \| there \|")]
    private static partial Regex Row();
}
