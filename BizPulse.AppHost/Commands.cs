using BizPulse.Engines;
using BizPulse.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace BizPulse.AppHost;

/// <summary>What the dashboard offers to do with a part, beside starting and stopping it.</summary>
internal static class Commands
{
    private const string KeyHeader = "X-Command-Key";

    /// <summary>Those of services go to a service itself, which knows them by a secret of this system.</summary>
    internal static void Add(
        IResourceBuilder<IResourceWithConnectionString> database, IResourceBuilder<ProjectResource> ingestion,
        IResourceBuilder<ProjectResource> forecast, Home home)
    {
        var key = home.Secret("command-key");
        ingestion.WithEnvironment("BizPulse__CommandKey", key).WithHttpCommand(
            "/api/ingest/deadletters/replay", "Replay dead letters", commandName: "replay-dead-letters",
            commandOptions: Post(
                "ArrowReply", "Sends every open dead letter again; those that still break a rule stay.",
                "Replay all open dead letters?", key));
        forecast.WithEnvironment("BizPulse__CommandKey", key).WithHttpCommand(
            "/api/forecasts/run", "Retrain", commandName: "retrain",
            commandOptions: Post(
                "BrainCircuit", "Chooses the method of every product anew and forecasts it.",
                "Forecast every product anew?", key));
        database.WithCommand(
            "back-up", "Back up", context => BackUpAsync(database.Resource, home, context.CancellationToken),
            new CommandOptions
            {
                Description = "Writes all tables as of one moment into the folder 'backups' of the home.",
                IconName = "Save",
            });
    }

    /// <summary>
    /// The demo shop trades, and can begin anew; or it does not, and a command lets it live through its past on a
    /// system that started without it.
    /// </summary>
    /// <param name="services">Those that keep something of the shop in memory.</param>
    internal static IResourceBuilder<ProjectResource> WithDemo(
        this IResourceBuilder<ProjectResource> simulator, bool isOn,
        IResourceBuilder<IResourceWithConnectionString> database,
        IReadOnlyList<IResourceBuilder<ProjectResource>> services, Home home)
    {
        var mode = isOn ? "Both" : "Off";
        simulator.WithEnvironment(context => context.EnvironmentVariables["Simulator__Mode"] = mode);
        if (simulator.ApplicationBuilder.ExecutionContext.IsPublishMode)
            return simulator;
        if (isOn)
            return simulator.WithCommand(
                "reset-demo", "Reset demo", context => ResetAsync(context, database.Resource, services, home),
                new CommandOptions
                {
                    Description =
                        "Empties the shop and lets the demo begin anew. Accounts, exchange rates and column mappings stay.",
                    ConfirmationMessage = "Delete all sales, stock, products and forecasts, and begin the demo anew?",
                    IconName = "ArrowReset",
                });

        return simulator.WithCommand("seed-year", "Seed a year", async context =>
        {
            mode = "History";
            return await ExecuteAsync(context, context.ResourceName, KnownResourceCommands.RestartCommand);
        },
        new CommandOptions
        {
            Description = "Sends the demo shop's last year of sales, stock and prices.",
            ConfirmationMessage =
                "Fill this system with a year of the demo shop's data? They can't be told from your own afterwards.",
            IconName = "DatabaseArrowDown",
        }).WithEnvironment("Simulator__HistoryDays", "365");
    }

    private static async Task<ExecuteCommandResult> ResetAsync(
        ExecuteCommandContext context, IResourceWithConnectionString database,
        IReadOnlyList<IResourceBuilder<ProjectResource>> services, Home home)
    {
        var stopped = await ExecuteAsync(context, context.ResourceName, KnownResourceCommands.StopCommand);
        if (!stopped.Success)
            return stopped;

        var connectionString = await database.GetConnectionStringAsync(context.CancellationToken);
        var (exitCode, output) = await BuiltProject.RunAsync(
            "BizPulse.Migrations", ["reset-shop"], ("ConnectionStrings__bizpulse", connectionString!),
            context.CancellationToken);
        if (exitCode == 0)
        {
            Directory.Delete(Path.Combine(home.Path, "data", "simulator"), recursive: true);
            foreach (var service in services)
                await ExecuteAsync(context, service.Resource.Name, KnownResourceCommands.RestartCommand);
        }

        var started = await ExecuteAsync(context, context.ResourceName, KnownResourceCommands.StartCommand);
        return exitCode == 0 ? started : CommandResults.Failure(output);
    }

    private static Task<ExecuteCommandResult> ExecuteAsync(
        ExecuteCommandContext context, string resource, string command) =>
        context.Services.GetRequiredService<ResourceCommandService>().ExecuteCommandAsync(
            resource, command, context.CancellationToken);

    private static HttpCommandOptions Post(string icon, string description, string confirmation, string key) => new()
    {
        Method = HttpMethod.Post,
        IconName = icon,
        Description = description,
        ConfirmationMessage = confirmation,
        PrepareRequest = context =>
        {
            context.Request.Headers.Add(KeyHeader, key);
            context.Request.Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
            return Task.CompletedTask;
        },
        GetCommandResult = async context => context.Response.IsSuccessStatusCode
            ? CommandResults.Success()
            : CommandResults.Failure(await context.Response.Content.ReadAsStringAsync(context.CancellationToken)),
    };

    private static async Task<ExecuteCommandResult> BackUpAsync(
        IResourceWithConnectionString database, Home home, CancellationToken ct)
    {
        var connectionString = await database.GetConnectionStringAsync(ct);
        var file = Path.Combine(home.Backups, $"{DateTime.UtcNow:yyyyMMdd-HHmmss}.backup");
        var (exitCode, output) = await BuiltProject.RunAsync(
            "BizPulse.Migrations", ["backup", file], ("ConnectionStrings__bizpulse", connectionString!), ct);
        return exitCode == 0 ? CommandResults.Success($"Written to {file}") : CommandResults.Failure(output);
    }
}
