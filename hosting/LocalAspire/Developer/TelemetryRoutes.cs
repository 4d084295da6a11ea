using System.Buffers;
using System.Globalization;
using LocalAspire.Developer.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LocalAspire.Developer;

/// <summary>
/// Receives OTLP over HTTP with protobuf (<c>POST /v1/traces|metrics|logs</c>) and shows it:
/// <c>GET /api/traces?resource=&amp;limit=</c>, <c>GET /api/traces/{traceId}</c>, <c>GET /api/metrics?resource=</c>.
/// </summary>
internal static class TelemetryRoutes
{
    private const int MaximumBody = 16 * 1024 * 1024;

    internal static void Map(IEndpointRouteBuilder routes, TraceStore traces, MetricStore metrics)
    {
        routes.MapPost("/v1/traces", context => ReceiveAsync(context, body => traces.Add(SpanReader.Read(body.Span))));
        routes.MapPost("/v1/logs", context => ReceiveAsync(context, body => traces.Add(LogReader.Read(body.Span))));
        routes.MapPost("/v1/metrics", context => ReceiveAsync(context, body => metrics.Add(MetricReader.Read(body.Span))));
        routes.MapGet("/api/traces", context => Json.WriteAsync(context, traces.List(Query(context, "resource"), Limit(context))));
        routes.MapGet("/api/traces/{traceId}", context =>
            traces.Find((string)context.Request.RouteValues["traceId"]!) is { } trace ? Json.WriteAsync(context, trace) : Json.NotFoundAsync(context));
        routes.MapGet("/api/metrics", context => Json.WriteAsync(context, metrics.List(Query(context, "resource"))));
    }

    private static string? Query(HttpContext context, string name) =>
        context.Request.Query[name] is [{ Length: > 0 } value] ? value : null;

    private static int Limit(HttpContext context) =>
        int.TryParse(Query(context, "limit"), CultureInfo.InvariantCulture, out var limit) ? Math.Clamp(limit, 1, 500) : 100;

    private static async Task ReceiveAsync(HttpContext context, Action<ReadOnlyMemory<byte>> read)
    {
        if (context.Request.ContentLength is not { } length || length > MaximumBody)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        var body = ArrayPool<byte>.Shared.Rent((int)length);
        try
        {
            await context.Request.Body.ReadExactlyAsync(body.AsMemory(0, (int)length), context.RequestAborted);
            read(body.AsMemory(0, (int)length));
            context.Response.ContentType = "application/x-protobuf"; // an empty message says that all was taken
        }
        catch (FormatException)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(body);
        }
    }
}
