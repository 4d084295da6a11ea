using System.Text.Json;
using BizPulse.Access;

namespace BizPulse.Analytics.Live;

internal static class LiveRegistration
{
    internal static void AddLive(this IHostApplicationBuilder builder)
    {
        builder.AddRedisClient("cache");
        builder.Services.AddSignalR(options => options.MaximumReceiveMessageSize = 64 * 1024)
            .AddJsonProtocol(options =>
                options.PayloadSerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.CamelCase);
        builder.Services.AddSingleton<LiveClients>();
        builder.Services.AddSingleton<LiveQueries>();
        builder.Services.AddSingleton<Commits>();
        builder.Services.AddHostedService<CommitListener>();
        builder.Services.AddHostedService<LiveLoop>();
    }

    internal static void MapLive(this WebApplication app) =>
        app.MapHub<LiveHub>("/hubs/live", options => options.CloseOnAuthenticationExpiration = true)
            .SameForEveryScope(); // each connection is told what lies within its own
}
