using System.ComponentModel;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using BizPulse.Access;
using BizPulse.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BizPulse.Ingestion.Features.Events;

/// <summary>The JSON Schema of each topic's events, for those who build a sender.</summary>
internal static class GetEventSchema
{
    private static readonly Dictionary<string, JsonTypeInfo> Types = new()
    {
        ["sales"] = EventJson.Default.SaleRecorded,
        ["inventory"] = EventJson.Default.InventoryEvent,
        ["catalog"] = EventJson.Default.CatalogEvent,
        ["engagement"] = EventJson.Default.EngagementObserved,
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("schemas/{topic}", Handle)
        .RequirePermission(Permissions.SalesRead)
        .WithName(nameof(GetEventSchema))
        .WithSummary("The JSON Schema of sales, inventory, catalog or engagement events")
        .Produces<JsonNode>(contentType: "application/schema+json")
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static Results<ContentHttpResult, ProblemHttpResult> Handle(string topic)
    {
        if (!Types.TryGetValue(topic, out var type))
            return TypedResults.Problem(
                $"There is no topic '{topic}'; there are {string.Join(", ", Types.Keys)}.",
                statusCode: StatusCodes.Status404NotFound);

        var schema = type.GetJsonSchemaAsNode(
            new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe })
            .AsObject();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        return TypedResults.Text(schema.ToJsonString(), "application/schema+json");
    }

    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode schema)
    {
        var said = context.PropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(DescriptionAttribute), false);
        if (said is [DescriptionAttribute known])
            schema.AsObject().Insert(0, "description", known.Description);
        return schema;
    }
}
