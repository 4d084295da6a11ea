using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.OpenApi;

namespace BizPulse.Questions;

/// <summary>How a parameter that a question reads by itself stands in the API's description.</summary>
public sealed record QuestionParameter(string Name, string? Description, Type Type, object? Usual = null)
{
    public static QuestionParameter Of<T>(string name, string? description = null, object? usual = null) =>
        new(name, description, typeof(T), usual);

    internal OpenApiParameter ToOpenApi() => new()
    {
        Name = Name,
        In = ParameterLocation.Query,
        Description = Description,
        Schema = new OpenApiSchema
        {
            Type = Type == typeof(int) || Type == typeof(long) ? JsonSchemaType.Integer : JsonSchemaType.String,
            Format = Type == typeof(DateOnly) ? "date"
                : Type == typeof(int) ? "int32"
                : Type == typeof(long) ? "int64"
                : null,
            Enum = Type.IsEnum ? [.. QuestionReader.NamesOf(Type).Select(name => (JsonNode)name)] : null,
            Default = Usual switch
            {
                null => null,
                Enum name => JsonNamingPolicy.CamelCase.ConvertName(name.ToString()),
                _ => JsonSerializer.SerializeToNode(Usual),
            },
        },
    };
}

public static class QuestionParameters
{
    public static void Describe(this EndpointBuilder route, params ReadOnlySpan<QuestionParameter> parameters)
    {
        ArgumentNullException.ThrowIfNull(route);
        foreach (var parameter in parameters)
            route.Metadata.Add(parameter);
    }
}
