using System.Text.Json;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using BizPulse.Engines;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace BizPulse.Hosting;

/// <summary>
/// Writes the addresses of the system into the home when every part is up, which is what scripts wait for. A part that
/// never comes up ends the start with its reason.
/// </summary>
internal sealed class Readiness(
    DistributedApplicationModel model, ResourceNotificationService notifications, IConfiguration configuration,
    IHostApplicationLifetime lifetime, Home home)
    : BackgroundService
{
    private static readonly JsonSerializerOptions s_indented = new(JsonSerializerOptions.Web) { WriteIndented = true };

    private bool _isReady;

    internal void GiveUp(string reason)
    {
        if (_isReady)
            return;
        Console.Error.WriteLine($"error: {reason}");
        Environment.ExitCode = 1;
        lifetime.StopApplication();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var part in model.Resources.Where(resource => resource.IsProgram() && resource.StartsByItself()))
        {
            if (part.IsJob())
                await notifications.WaitForResourceAsync(part.Name, KnownResourceStates.Finished, stoppingToken);
            else
                await notifications.WaitForResourceHealthyAsync(
                    part.Name, WaitBehavior.WaitOnResourceUnavailable, stoppingToken);
        }

        _isReady = true;
        var addresses = await AddressesAsync(stoppingToken);
        PrivateFile.Write(home.EndpointsFile, JsonSerializer.Serialize(addresses, s_indented));
        Console.WriteLine($"ready, addresses in {home.EndpointsFile}");
    }

    /// <summary>As clients write them, under the names of what they are.</summary>
    private async Task<SortedDictionary<string, string>> AddressesAsync(CancellationToken ct)
    {
        var addresses = new SortedDictionary<string, string>
        {
            ["gateway"] = model.Resources.OfType<ProjectResource>()
                .Single(project => project.Name == "gateway").GetEndpoint("http").Url,
        };
        foreach (var (name, resource) in ((string, string)[])[
            ("kafka", "kafka"), ("postgres", "bizpulse"), ("redis", "cache")])
        {
            var engine = model.Resources.OfType<IResourceWithConnectionString>().Single(one => one.Name == resource);
            var uri = engine.GetConnectionProperties().FirstOrDefault(property => property.Key == "Uri").Value
                ?? engine.ConnectionStringExpression;
            addresses[name] = (await uri.GetValueAsync(ct))!;
        }

        if (configuration["ASPNETCORE_URLS"] is { } dashboard && configuration["AppHost:BrowserToken"] is { } token)
            addresses["dashboard"] = $"{dashboard.Split(';')[0]}/login?t={token}";
        return addresses;
    }
}
