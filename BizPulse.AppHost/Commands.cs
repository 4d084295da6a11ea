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
        IResourceBuilder<IResourceWithConnectionString> database, IResourceBuilder<ProjectResource> ingestion, IResourceBuilder<ProjectResource> forecast, Home home)
    {
        var key = home.Secret("command-key");
        ingestion.WithEnvironment("BizPulse__CommandKey", key).WithHttpCommand(
            "/api/ingest/deadletters/replay", "Replay dead letters", commandName: "replay-dead-letters",
            commandOptions: Post("ArrowReply", "Sends every open dead letter again; those that still break a rule stay.", "Replay all open dead letters?", key));
        forecast.WithEnvironment("BizPulse__CommandKey", key).WithHttpCommand(
            "/api/forecasts/run", "Retrain", commandName: "retrain",
            commandOptions: Post("BrainCircuit", "Chooses the method of every product anew and forecasts it.", "Forecast every product anew?", key));
        database.WithCommand("back-up", "Back up", context => BackUpAsync(database.Resource, home, context.CancellationToken), new CommandOptions
        {
            Description = "Writes all tables as of one moment into the folder 'backups' of the home.",
            IconName = "Save",
        });
    }

    /// <summary>The demo shop trades or it does not; a command lets it live through its past on a system that started without it.</summary>
    internal static IResourceBuilder<ProjectResource> WithDemo(this IResourceBuilder<ProjectResource> simulator, bool isOn)
    {
        var mode = isOn ? "Both" : "Off";
        simulator.WithEnvironment(context => context.EnvironmentVariables["Simulator__Mode"] = mode);
        if (isOn || simulator.ApplicationBuilder.ExecutionContext.IsPublishMode)
            return simulator;

        return simulator.WithCommand("seed-year", "Seed a year", async context =>
        {
            mode = "History";
            return await context.Services.GetRequiredService<ResourceCommandService>()
                .ExecuteCommandAsync(context.ResourceName, KnownResourceCommands.RestartCommand, context.CancellationToken);
        },
        new CommandOptions
        {
            Description = "Sends the demo shop's last year of sales, stock and prices.",
            ConfirmationMessage = "Fill this system with a year of the demo shop's data? They can't be told from your own afterwards.",
            IconName = "DatabaseArrowDown",
        }).WithEnvironment("Simulator__HistoryDays", "365");
    }

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

    private static async Task<ExecuteCommandResult> BackUpAsync(IResourceWithConnectionString database, Home home, CancellationToken ct)
    {
        var connectionString = await database.GetConnectionStringAsync(ct);
        var file = Path.Combine(home.Backups, $"{DateTime.UtcNow:yyyyMMdd-HHmmss}.backup");
        var (exitCode, output) = await BuiltProject.RunAsync(
            "BizPulse.Migrations", ["backup", file], ("ConnectionStrings__bizpulse", connectionString!), ct);
        return exitCode == 0 ? CommandResults.Success($"Written to {file}") : CommandResults.Failure(output);
    }
}
