using System.Text.Json.Nodes;
using BizPulse.Gateway.Features.ApiDocs;

namespace BizPulse.Gateway.Tests.Proxy;

public sealed class OpenApiMergeTests
{
    [Fact]
    public void A_schema_name_used_for_two_things_is_told_apart_and_every_reference_follows()
    {
        var merge = new OpenApiMerge();
        merge.Add("analytics", Document("/api/a", "Day", "number", "Same"));
        merge.Add("forecast", Document("/api/b", "Day", "string", "Same"));

        var document = JsonNode.Parse(merge.ToJson())!;

        Assert.Equal(
            ["Day", "Same", "ForecastDay"],
            document["components"]!["schemas"]!.AsObject().Select(schema => schema.Key));
        Assert.Equal("#/components/schemas/Day", Reference(document, "/api/a"));
        Assert.Equal("#/components/schemas/ForecastDay", Reference(document, "/api/b"));
    }

    [Fact]
    public void Two_services_may_answer_one_address_with_different_methods()
    {
        var merge = new OpenApiMerge();
        merge.Add("analytics", JsonNode.Parse("""{"paths":{"/api/a":{"get":{"tags":["B"]}}}}""")!.AsObject());
        merge.Add("forecast", JsonNode.Parse("""{"paths":{"/api/a":{"post":{"tags":["A"]}}}}""")!.AsObject());

        var document = JsonNode.Parse(merge.ToJson())!;

        Assert.Equal(["get", "post"], document["paths"]!["/api/a"]!.AsObject().Select(operation => operation.Key));
        Assert.Equal(["A", "B"], document["tags"]!.AsArray().Select(tag => tag!["name"]!.GetValue<string>()));
    }

    private static JsonObject Document(string path, string schema, string type, string same) => new()
    {
        ["paths"] = new JsonObject { [path] = Operation(schema) },
        ["components"] = new JsonObject
        {
            ["schemas"] = new JsonObject
            {
                [schema] = new JsonObject { ["type"] = type },
                [same] = new JsonObject { ["type"] = "object" }
            },
        },
    };

    private static JsonNode Operation(string schema) => JsonNode.Parse("""
        {"get": {"responses": {"200": {"content": {"application/json": {"schema": {"type": "array", "items": {"$ref": "#/components/schemas/SCHEMA"}}}}}}}}
        """.Replace("SCHEMA", schema, StringComparison.Ordinal))!;

    private static string Reference(JsonNode document, string path)
        => document["paths"]![path]!["get"]!["responses"]!["200"]!["content"]!["application/json"]!["schema"]!["items"]!["$ref"]!
            .GetValue<string>();
}
