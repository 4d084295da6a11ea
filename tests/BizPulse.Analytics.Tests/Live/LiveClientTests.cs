using BizPulse.Access;
using BizPulse.Analytics.Live;
using Microsoft.AspNetCore.SignalR;

namespace BizPulse.Analytics.Tests.Live;

public sealed class LiveClientTests
{
    private static readonly LiveFrame _frame = new(1, 0, null!, [], [], null!);

    [Fact]
    public async Task While_a_frame_is_on_its_way_there_is_no_other_and_the_next_one_holds_everything()
    {
        var wire = new SlowWire();
        var client = new LiveClient(wire, Scope.Whole);

        Assert.True(client.TakeNeedsAll());
        client.Send(_frame, default);
        Assert.False(client.NeedsAll);
        client.Send(_frame, default);
        Assert.Equal((1, true), (wire.Sent, client.NeedsAll));

        wire.Arrived.SetResult();
        await wire.Arrived.Task;
        client.Send(_frame, default);
        Assert.Equal(2, wire.Sent);
    }

    [Fact]
    public void What_a_client_asks_for_while_a_frame_is_made_is_in_the_next_one()
    {
        var client = new LiveClient(new SlowWire(), Scope.Whole);

        client.TakeNeedsAll();
        client.Watch(["tea"]);
        client.Send(_frame, default);

        Assert.True(client.NeedsAll);
    }

    private sealed class SlowWire : ISingleClientProxy
    {
        internal int Sent { get; private set; }

        internal TaskCompletionSource Arrived { get; } = new();

        public Task SendCoreAsync(string method, object?[] args, CancellationToken cancellationToken = default)
        {
            Sent++;
            return Arrived.Task;
        }

        public Task<T> InvokeCoreAsync<T>(string method, object?[] args, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
