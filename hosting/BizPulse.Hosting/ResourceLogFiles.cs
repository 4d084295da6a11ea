using System.Collections.Concurrent;
using Aspire.Hosting.ApplicationModel;
using BizPulse.Engines;
using Microsoft.Extensions.Hosting;

namespace BizPulse.Hosting;

/// <summary>Keeps what every part says in a file of the home, beside the dashboard, which forgets.</summary>
internal sealed class ResourceLogFiles(ResourceLoggerService logs, ResourceNotificationService notifications, Home home)
    : BackgroundService
{
    private readonly ConcurrentDictionary<string, string> _lastWords = [];

    /// <summary>The last line of a part that is not the middle of a stack trace.</summary>
    internal string LastWords(string resourceId) => _lastWords.GetValueOrDefault(resourceId, "it said nothing");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var writing = new Dictionary<string, Task>();
        await foreach (var change in notifications.WatchAsync(stoppingToken))
        {
            if (change.Resource is ExecutableResource or ProjectResource or ContainerResource
                && !writing.ContainsKey(change.ResourceId))
                writing.Add(change.ResourceId, WriteAsync(change.Resource.Name, change.ResourceId, stoppingToken));
        }
    }

    private async Task WriteAsync(string name, string resourceId, CancellationToken ct)
    {
        using var file = new RotatingFile(home.Logs, name);
        try
        {
            await foreach (var lines in logs.WatchAsync(resourceId).WithCancellation(ct))
            {
                foreach (var line in lines)
                {
                    file.WriteLine(line.Content);
                    if (line.Content.Length > 0 && !char.IsWhiteSpace(line.Content[0]))
                        _lastWords[resourceId] = line.Content;
                }
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The application ends.
        }
    }
}
