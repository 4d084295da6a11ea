using BizPulse.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace BizPulse.Analytics.Live;

/// <summary>
/// The wire on which the numbers tick. A client says what it watches, and after a reconnect says it again and gets the
/// whole state.
/// </summary>
[Authorize(Policy = Permissions.SalesRead)]
public sealed class LiveHub(LiveClients clients) : Hub
{
    public const int MostWatched = 500;

    public override Task OnConnectedAsync()
    {
        clients.Add(Context.ConnectionId, Clients.Caller, Scope.Of(Context.User!));
        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        clients.Remove(Context.ConnectionId);
        return Task.CompletedTask;
    }

    /// <summary>
    /// The products whose stock the caller wants to see from now on; the next frame holds all of them.
    /// </summary>
    public void Watch(IReadOnlyList<string> skus)
    {
        if (skus.Count > MostWatched)
            throw new HubException($"At most {MostWatched} products can be watched.");
        clients.Watch(Context.ConnectionId, skus);
    }
}
