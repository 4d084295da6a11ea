using System.Text;
using System.Text.Json;
using Aspire.Hosting.ApplicationModel;
using LocalAspire.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LocalAspire.Developer;

/// <summary>
/// <c>GET /api/resources</c>: all of them with state, endpoints, restarts, processor time and memory.
/// <c>GET /api/resources/{id}/logs</c>: the newest lines as text; as server-sent events, also those to come.
/// <c>POST /api/resources/{id}/start|stop|restart</c>, with the header <c>X-Developer-Page</c> that no foreign page can send.
/// </summary>
internal static class ResourceRoutes
{
    internal static void Map(IEndpointRouteBuilder routes, Func<ApplicationRun?> run, ProcessUsage usage)
    {
        routes.MapGet("/api/resources", context =>
            Json.WriteAsync(context, Instances(run).Select(instance => ResourceView.Of(instance, usage))));
        routes.MapGet("/api/resources/{id}/logs", context => Find(context, run) is { } instance
            ? WriteLogsAsync(context, instance)
            : Json.NotFoundAsync(context));
        routes.MapPost("/api/resources/{id}/{command}", context => CommandAsync(context, run));
    }

    private static List<ResourceInstance> Instances(Func<ApplicationRun?> run) => run()?.Instances ?? [];

    private static ResourceInstance? Find(HttpContext context, Func<ApplicationRun?> run) =>
        Instances(run).FirstOrDefault(instance => instance.Id == (string?)context.Request.RouteValues["id"]);

    private static async Task WriteLogsAsync(HttpContext context, ResourceInstance instance)
    {
        if (!context.Request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.Ordinal))
        {
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync(string.Join('\n', instance.Logs.Last(1_000).Select(AnsiText.Plain)) + "\n");
            return;
        }

        context.Response.ContentType = "text/event-stream";
        try
        {
            await foreach (var line in instance.Logs.FollowAsync(context.RequestAborted))
                await context.Response.WriteAsync($"data: {JsonSerializer.Serialize(line)}\n\n", Encoding.UTF8, context.RequestAborted);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
        }
    }

    private static async Task CommandAsync(HttpContext context, Func<ApplicationRun?> run)
    {
        if (!context.Request.Headers.ContainsKey("X-Developer-Page"))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        var commands = new ResourceCommandService(() => Instances(run));
        var done = await commands.ExecuteCommandAsync(
            (string)context.Request.RouteValues["id"]!, (string)context.Request.RouteValues["command"]!, context.RequestAborted);
        context.Response.StatusCode = done.Success ? StatusCodes.Status204NoContent : StatusCodes.Status404NotFound;
    }
}
