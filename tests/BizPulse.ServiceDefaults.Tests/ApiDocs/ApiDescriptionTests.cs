using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace BizPulse.ServiceDefaults.Tests.ApiDocs;

public sealed class ApiDescriptionTests
{
    [Fact]
    public async Task A_route_stands_with_what_it_is_about_and_a_public_one_wants_no_token()
    {
        await using var service = await Service.StartAsync(app =>
        {
            app.MapGet("/api/supply-chain/reorder/{sku}", () => TypedResults.Ok());
            app.MapPost("/api/auth/login", () => TypedResults.Ok()).AllowAnonymous();
        });

        var document = (await service.Client.GetFromJsonAsync<JsonObject>("/openapi/v1.json"))!;

        var (guarded, open) = (
            document["paths"]!["/api/supply-chain/reorder/{sku}"]!["get"]!,
            document["paths"]!["/api/auth/login"]!["post"]!);
        Assert.Equal(("Supply chain", "Auth"), ((string?)guarded["tags"]![0], (string?)open["tags"]![0]));
        Assert.Null(guarded["security"]);
        Assert.Empty(open["security"]!.AsArray());
    }
}
