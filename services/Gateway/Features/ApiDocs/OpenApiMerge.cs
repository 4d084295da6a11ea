using System.Text.Json.Nodes;

namespace BizPulse.Gateway.Features.ApiDocs;

/// <summary>
/// Adds OpenAPI documents up. Two services may describe different things by the same schema name; the later one is then
/// renamed after its service.
/// </summary>
internal sealed class OpenApiMerge
{
    internal const string Title = "BizPulse";
    internal const string Version = "1.0.0";

    private const string SchemaRef = "#/components/schemas/";

    private readonly JsonObject _paths = [];
    private readonly JsonObject _schemas = [];
    private readonly SortedSet<string> _tags = new(StringComparer.Ordinal);

    internal void Add(string service, JsonObject document)
    {
        var schemas = document["components"]?["schemas"] as JsonObject ?? [];
        var renamed = schemas
            .Where(schema => _schemas[schema.Key] is { } known && !JsonNode.DeepEquals(known, schema.Value))
            .ToDictionary(
                schema => schema.Key, schema => char.ToUpperInvariant(service[0]) + service[1..] + schema.Key);

        foreach (var (name, schema) in schemas)
            _schemas[renamed.GetValueOrDefault(name, name)] = Renamed(schema, renamed);
        foreach (var (path, item) in document["paths"] as JsonObject ?? [])
            if (path.StartsWith("/api/", StringComparison.Ordinal))
                AddPath(path, Renamed(item, renamed)!.AsObject());
    }

    internal string ToJson() => new JsonObject
    {
        ["openapi"] = "3.1.1",
        ["info"] = new JsonObject
        {
            ["title"] = Title,
            ["version"] = Version,
            ["description"] =
                "Sales as they happen, stock, demand forecasts and what to order. Errors are application/problem+json.",
        },
        ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
        ["tags"] = new JsonArray([.. _tags.Select(tag => new JsonObject { ["name"] = tag })]),
        ["paths"] = _paths.DeepClone(),
        ["components"] = new JsonObject { ["schemas"] = _schemas.DeepClone(), ["securitySchemes"] = SecuritySchemes() },
        ["security"] = new JsonArray(new JsonObject { ["password"] = new JsonArray() }),
    }.ToJsonString();

    private static JsonObject SecuritySchemes() => new()
    {
        ["password"] = new JsonObject
        {
            ["type"] = "oauth2",
            ["flows"] = new JsonObject
            {
                ["password"] = new JsonObject { ["tokenUrl"] = "/api/auth/token", ["scopes"] = new JsonObject() },
            },
        },
    };

    private void AddPath(string path, JsonObject item)
    {
        foreach (var tag in item.Select(operation => operation.Value).OfType<JsonObject>().SelectMany(
            operation => operation["tags"] as JsonArray ?? []))
            _tags.Add(tag!.GetValue<string>());

        if (_paths[path] is not JsonObject known)
        {
            _paths[path] = item;
            return;
        }

        foreach (var (method, operation) in item)
            known.TryAdd(method, operation?.DeepClone());
    }

    private static JsonNode? Renamed(JsonNode? node, IReadOnlyDictionary<string, string> names) => node switch
    {
        JsonObject known => new JsonObject(known.Select(property => KeyValuePair.Create(property.Key,
            property is { Key: "$ref", Value: JsonValue reference }
                ? Rename(reference.GetValue<string>(), names)
                : Renamed(property.Value, names)))),
        JsonArray list => new JsonArray([.. list.Select(item => Renamed(item, names))]),
        _ => node?.DeepClone(),
    };

    private static JsonValue Rename(string reference, IReadOnlyDictionary<string, string> names)
        => reference.StartsWith(SchemaRef, StringComparison.Ordinal)
            && names.TryGetValue(reference[SchemaRef.Length..], out var name)
            ? JsonValue.Create(SchemaRef + name)
            : JsonValue.Create(reference);
}
