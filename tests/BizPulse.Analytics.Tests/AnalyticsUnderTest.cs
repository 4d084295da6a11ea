using System.Net.Http.Headers;
using System.Net.Http.Json;
using BizPulse.Access;
using BizPulse.Analytics.Features.Overview;
using BizPulse.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace BizPulse.Analytics.Tests;

/// <summary>The service on a database of its own, into which a test writes what ingestion would have written.</summary>
internal sealed class AnalyticsUnderTest : WebApplicationFactory<Kpis>
{
    private readonly TestDatabase _database;
    private readonly string _redis;
    private readonly string _timeZone;
    private readonly NpgsqlDataSource _ingestion;

    private AnalyticsUnderTest(TestDatabase database, string redis, string timeZone, DateTimeOffset? now)
    {
        (_database, _redis, _timeZone) = (database, redis, timeZone);
        Clock = now is { } set ? new SetClock(set) : null;
        _ingestion = NpgsqlDataSource.Create(database.ConnectionStringOf("ingestion"));
    }

    internal TestAccess Access { get; } = new();

    internal string ConnectionString => _database.ConnectionStringOf("analytics");

    /// <summary>The clock of a test that sets it.</summary>
    internal SetClock? Clock { get; }

    internal static async Task<AnalyticsUnderTest> StartAsync(
        RealEngines engines, string timeZone = "UTC", DateTimeOffset? now = null) =>
        new(await engines.NewMigratedDatabaseAsync(), await engines.RedisAsync(), timeZone, now);

    internal HttpClient SignedIn(string role = "analyst") => SignedInBy(Access.TokenOf(role));

    internal HttpClient SignedInBy(string token)
    {
        var client = CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>A sale line in the ledger and in the rollups.</summary>
    internal async Task SaleAsync(
        string order, string day, decimal quantity = 1, decimal price = 10, string sku = "tea", string? customer = null,
        string country = "UK", string store = "shop", string source = "")
    {
        await ExecuteAsync(
            """
            insert into ingestion.sales (event_id, order_id, line_no, occurred_at, day, sku, quantity, unit_price,
                discount, currency, revenue, customer_id, country, store, channel, source)
            values (gen_random_uuid(), $1, 1, $2::date + interval '12 hours', $2::date, $3, $4, $5, 0, 'GBP', $4 * $5,
                $6, $7, $8, 'web', $9)
            """, order, DateOnly.Parse(day), sku, quantity, price, customer, country, store, source);
        await ExecuteAsync(
            """
            insert into ingestion.sales_daily as kept (day, sku, store, channel, country, lines, units, returned_units,
                promoted_units, revenue, returned_revenue, unconverted)
            values ($1, $2, $3, 'web', $4, 1, $5, least($5, 0), 0, $5 * $6, least($5 * $6, 0), 0)
            on conflict (day, sku, store, channel, country) do update set lines = kept.lines + 1,
                units = kept.units + excluded.units,
                returned_units = kept.returned_units + excluded.returned_units,
                    revenue = kept.revenue + excluded.revenue,
                returned_revenue = kept.returned_revenue + excluded.returned_revenue
            """, DateOnly.Parse(day), sku, store, country, quantity, price);
        await ExecuteAsync(
            """
            insert into ingestion.order_days as kept (day, order_id, customer_id, store, channel, country, lines,
                sold_lines, units, revenue, source)
            values ($1, $2, coalesce($3, ''), $4, 'web', $5, 1, case when $6 > 0 then 1 else 0 end, $6, $6 * $7, $8)
            on conflict (day, source, order_id, customer_id, store, channel, country) do update set
                lines = kept.lines + 1, sold_lines = kept.sold_lines + excluded.sold_lines, units = kept.units + excluded.units,
                    revenue = kept.revenue + excluded.revenue
            """, DateOnly.Parse(day), order, customer, store, country, quantity, price, source);
    }

    /// <summary>Sale lines in the ledger, and the rollups that follow from it.</summary>
    internal async Task SalesAsync(IEnumerable<SaleLine> lines)
    {
        await using var connection = await _ingestion.OpenConnectionAsync();
        await using (var copy = await connection.BeginBinaryImportAsync(
            """
            copy ingestion.sales (event_id, order_id, line_no, occurred_at, day, sku, quantity, unit_price, discount,
                currency, revenue, customer_id,
                country, store, channel) from stdin (format binary)
            """))
        {
            foreach (var line in lines)
                await copy.WriteRowAsync(CancellationToken.None, [
                    line.EventId, line.Order, 1, line.OccurredAt, line.Day, line.Sku, line.Quantity, 0m, 0m, "GBP",
                    (object?)line.Revenue ?? DBNull.Value, (object?)line.Customer ?? DBNull.Value, line.Country,
                    line.Store, line.Channel]);
            await copy.CompleteAsync();
        }

        await ExecuteAsync(
            """
            insert into ingestion.sales_daily (day, sku, store, channel, country, lines, units, returned_units,
                promoted_units, revenue, returned_revenue, unconverted)
            select day, sku, store, channel, country, count(*), sum(quantity),
                coalesce(sum(quantity) filter (where quantity < 0), 0), 0,
                coalesce(sum(revenue), 0), coalesce(sum(revenue) filter (where quantity < 0), 0),
                    count(*) filter (where revenue is null)
            from ingestion.sales group by 1, 2, 3, 4, 5
            """);
        await ExecuteAsync(
            """
            insert into ingestion.order_days (day, order_id, customer_id, store, channel, country, lines, sold_lines,
                units, revenue)
            select day, order_id, coalesce(customer_id, ''), store, channel, country, count(*),
                count(*) filter (where quantity > 0), sum(quantity),
                coalesce(sum(revenue), 0)
            from ingestion.sales group by 1, 2, 3, 4, 5, 6
            """);
        await ExecuteAsync(
            """
            insert into ingestion.sales_hourly (day, hour, store, channel, country, lines, units, revenue)
            select day, extract(hour from occurred_at at time zone $1), store, channel, country, count(*),
                sum(quantity), coalesce(sum(revenue), 0)
            from ingestion.sales group by 1, 2, 3, 4, 5
            """, _timeZone);
    }

    internal async Task<T> GetAsync<T>(string address)
    {
        using var client = SignedIn();
        return (await client.GetFromJsonAsync<T>(address))!;
    }

    internal async Task ExecuteAsync(string sql, params object?[] parameters)
    {
        await using var command = _ingestion.CreateCommand(sql);
        foreach (var value in parameters)
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        await command.ExecuteNonQueryAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("ConnectionStrings:bizpulse", ConnectionString);
        builder.UseSetting("ConnectionStrings:cache", _redis);
        builder.UseSetting("Logging:LogLevel:Default", "None");
        builder.UseSetting("BizPulse:TimeZone", _timeZone);
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<IVerificationKeys>(Access);
            if (Clock is not null)
                // tokens are of today
                services.AddSingleton<TimeProvider>(Clock).AddSingleton(
                    new AccessTokenCheck(Access, TimeProvider.System));
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _ingestion.DisposeAsync();
        await _database.DisposeAsync();
        Access.Dispose();
    }
}

/// <param name="Revenue">Null while there is no rate for its currency.</param>
internal sealed record SaleLine(
    Guid EventId, string Order, DateTime OccurredAt, DateOnly Day, string Sku, decimal Quantity, decimal? Revenue,
    string? Customer, string Country, string Store, string Channel);

internal sealed class SetClock(DateTimeOffset now) : TimeProvider
{
    internal DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
