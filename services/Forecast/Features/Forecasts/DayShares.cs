using BizPulse.Data;
using Npgsql;

namespace BizPulse.Forecasts.Features.Forecasts;

/// <summary>
/// How much of a day's trade has usually happened by an hour: of the house, by revenue, on the same weekday of the last
/// weeks.
/// </summary>
internal sealed class DayShares(NpgsqlDataSource db, BusinessSettings business, TimeProvider clock)
{
    private const int Weeks = 8;

    private (DateOnly Day, double[] Shares)? _known;

    /// <summary>From 0 at midnight to 1, minutes interpolated.</summary>
    public async Task<double> NowAsync(CancellationToken ct)
    {
        var now = business.Now(clock);
        var today = DateOnly.FromDateTime(now);
        if (_known is not { } known || known.Day != today)
            _known = known = (today, await ReadAsync(today, ct));
        var before = now.Hour == 0 ? 0 : known.Shares[now.Hour - 1];
        return before + (known.Shares[now.Hour] - before) * (now.Minute / 60.0);
    }

    private async Task<double[]> ReadAsync(DateOnly today, CancellationToken ct)
    {
        var hours = await db.ListAsync(
            $"""
            select hour, sum(greatest(revenue, 0))::float8 as revenue from read.sales_hourly
            where day = any({Enumerable.Range(1, Weeks).Select(week => today.AddDays(-7 * week)).ToArray()})
                group by hour
            """,
            row => (Hour: row.Get<short>("hour"), Revenue: row.Get<double>("revenue")), ct);
        var total = hours.Sum(hour => hour.Revenue);
        return [.. Enumerable.Range(0, 24).Select(
            hour =>
                total > 0 ? hours.Where(one => one.Hour <= hour).Sum(one => one.Revenue) / total : (hour + 1) / 24.0)];
    }
}
