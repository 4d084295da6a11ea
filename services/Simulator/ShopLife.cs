using BizPulse.Contracts;
using BizPulse.Simulator.History;
using BizPulse.Simulator.Live;
using BizPulse.Simulator.Shop;
using Polly;

namespace BizPulse.Simulator;

/// <summary>
/// Lets the shop live: replays its past from the first day (which is cheap, and the same each time), publishes what the
/// system does not have yet, then goes on with what happens now.
/// </summary>
public sealed partial class ShopLife(
    SimulatorSettings settings, ShopSettings shopSettings, Progress progress, HistoryPublisher history,
    GatewayClient gateway, Pace pace, TimeProvider clock, ILogger<ShopLife> logger) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1), Retry = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Mode == SimulatorMode.Off)
            return;

        await Task.Yield();
        var now = Now();
        var shop = new ShopSimulation(shopSettings);
        var today = await LivePastAsync(shop, now, stoppingToken);
        if (settings.Mode is SimulatorMode.Live or SimulatorMode.Both)
            await LiveOnAsync(new LiveFeed(shop, today, now), stoppingToken);
    }

    /// <summary>The days until now; returns today, of which only a part has happened.</summary>
    private async Task<DayOfTrade> LivePastAsync(ShopSimulation shop, DateTime now, CancellationToken ct)
    {
        var publishes = settings.Mode is SimulatorMode.History or SimulatorMode.Both;
        var published = 0;
        using var truth = new GroundTruth(settings.DataDirectory, shop.Products);
        while (true)
        {
            var day = shop.Trade();
            truth.Write(day.Truth);
            foreach (var subject in day.InOrder())
                if (publishes && subject.Time > progress.PublishedThrough && subject.Time <= now)
                {
                    await history.PublishAsync(subject, ct);
                    published++;
                }

            if (day.Date < DateOnly.FromDateTime(now))
                continue;
            await history.FlushAsync(ct);
            progress.Advance(now);
            LogPast(published, shopSettings.FirstDay, now);
            return day;
        }
    }

    private async Task LiveOnAsync(LiveFeed feed, CancellationToken ct)
    {
        var run = Now().ToString("yyMMddHHmmss");
        using var timer = new PeriodicTimer(Tick, clock);
        while (await timer.WaitForNextTickAsync(ct))
        {
            var now = Now();
            BusinessEvent[] due = [.. feed.TakeUntil(now), .. feed.TakePaced(pace.TakeDue(), now, run)];
            foreach (var events in due.GroupBy(subject => subject.Topic))
                await SendUntilAcceptedAsync(events.Key, [.. events], ct);
            progress.Advance(now);
        }
    }

    private async Task SendUntilAcceptedAsync(string topic, IReadOnlyList<BusinessEvent> events, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                await gateway.SendAsync(topic, events, ct);
                return;
            }
            catch (Exception problem) when (problem is HttpRequestException or ExecutionRejectedException)
            {
                LogRefused(events.Count, topic, problem.Message);
                await Task.Delay(Retry, clock, ct);
            }
        }
    }

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;

    [LoggerMessage(LogLevel.Information, "Published {Events} events of the shop's past, {FirstDay} to {Now:u}")]
    private partial void LogPast(int events, DateOnly firstDay, DateTime now);

    [LoggerMessage(LogLevel.Warning, "{Events} events for {Topic} were not accepted and will be sent again: {Reason}")]
    private partial void LogRefused(int events, string topic, string reason);
}
