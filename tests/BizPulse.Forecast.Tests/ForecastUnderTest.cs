using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;
using BizPulse.Access;
using BizPulse.Forecasts.Features.Forecasts;
using BizPulse.Forecasts.Jobs;
using BizPulse.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace BizPulse.Forecasts.Tests;

/// <summary>
/// The service on a database of its own, into which a test writes what ingestion would have written. It works only when
/// told to, unless it is alive.
/// </summary>
internal sealed class ForecastUnderTest : WebApplicationFactory<ForecastList>
{
    internal static readonly DateOnly Today = new(2025, 6, 10); // a Tuesday

    /// <summary>How answers are read: an enumeration is its name.</summary>
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly TestDatabase _database;
    private readonly string _redis;
    private readonly bool _isAlive;
    private readonly NpgsqlDataSource _ingestion;
    private readonly (string Name, string Value)[] _settings;

    private ForecastUnderTest(
        TestDatabase database, string redis, ShopClock clock, bool isAlive, (string, string)[] settings)
    {
        (_database, _redis, Clock, _isAlive, _settings) = (database, redis, clock, isAlive, settings);
        Access = new TestAccess(clock);
        _ingestion = NpgsqlDataSource.Create(database.ConnectionStringOf("ingestion"));
    }

    internal TestAccess Access { get; }

    internal ShopClock Clock { get; }

    internal string ConnectionString => _database.ConnectionStringOf("forecast");

    internal static async Task<ForecastUnderTest> StartAsync(
        RealEngines engines, bool isAlive = false, params (string, string)[] settings) =>
        new(
            await engines.NewMigratedDatabaseAsync(), await engines.RedisAsync(), new ShopClock(Today), isAlive,
            settings);

    /// <summary>Another replica on the same database and clock.</summary>
    internal ForecastUnderTest Replica() => new(_database, _redis, Clock, _isAlive, _settings);

    internal T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    internal HttpClient SignedIn(string role = "planner") => SignedInBy(Access.TokenOf(role));

    internal HttpClient SignedInBy(string token)
    {
        var client = CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Looks once for work and does all there is.</summary>
    internal async Task WorkAsync(params string[] reasons)
    {
        await Get<Scheduler>().LookAsync(TestContext.Current.CancellationToken);
        await DoJobsAsync(reasons);
    }

    internal async Task DoJobsAsync(params string[] reasons)
    {
        if (reasons.Length == 0)
            reasons = [Reasons.New, Reasons.Requested, Reasons.Choice, Reasons.Changed];
        while (await Get<JobQueue>().ClaimAsync(reasons, TestContext.Current.CancellationToken) is { } job)
            await Get<JobRunner>().RunAsync(job, threads: 2, TestContext.Current.CancellationToken);
    }

    internal Task ProductAsync(string sku, string? category = "Tea", string kind = "goods") => ExecuteAsync(
        "insert into ingestion.products (sku, name, category, kind, described_at) values ($1, 'The ' || $1, $2, $3, now())",
        sku, category, kind);

    /// <summary>
    /// One sale line a day of so many units, the last on <paramref name="until"/> (yesterday unless given), and the
    /// change that ingestion notes.
    /// </summary>
    internal async Task SalesAsync(
        string sku, double[] units, DateOnly? until = null, double price = 10, string? trace = null)
    {
        var last = until ?? Today.AddDays(-1);
        await ExecuteAsync(
            """
            with sold as (
                select $2::date - ($4 - nth)::int as day, quantity::numeric as quantity
                    from unnest($3::float8[]) with ordinality as one (quantity, nth) where quantity <> 0),
            lines as (
                insert into ingestion.sales (event_id, order_id, line_no, occurred_at, day, sku, quantity, unit_price,
                    discount, currency, revenue, country, store, channel)
                select gen_random_uuid(), $1 || day, 1, day + interval '10 hours', day, $1, least(quantity, 99999999),
                    $5::numeric, 0, 'GBP', least(quantity, 99999999) * $5::numeric, 'UK', 'shop', 'shop' from sold),
            daily as (
                insert into ingestion.sales_daily as kept (day, sku, store, channel, country, lines, units,
                    returned_units, promoted_units, revenue, returned_revenue, unconverted)
                select day, $1, 'shop', 'shop', 'UK', 1, quantity, 0, 0, quantity * $5::numeric, 0, 0 from sold
                on conflict (day, sku, store, channel, country) do update set units = kept.units + excluded.units,
                    lines = kept.lines + 1, revenue = kept.revenue + excluded.revenue),
            raised as (update ingestion.data_version set version = version + 1 returning version)
            insert into ingestion.product_changes (sku, version, changed_at, trace)
                select $1, version, now() - interval '1 minute', $6 from raised
            on conflict (sku) do update set version = excluded.version, trace = excluded.trace
            """, sku, last, units, units.Length, price, trace);
        await ExecuteAsync("insert into ingestion.products (sku) values ($1) on conflict do nothing", sku);
    }

    /// <summary>
    /// From now on the database turns its services away and ends their connections, as if it were gone.
    /// </summary>
    internal async Task ForbidAsync()
    {
        await AsOwnerAsync(
            "do $$ begin execute format('revoke connect on database %I from public', current_database()); end $$");
        await AsOwnerAsync(
            "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'bizpulse_forecast' and datname = current_database()");
    }

    internal Task AllowAsync() => AsOwnerAsync(
        "do $$ begin execute format('grant connect on database %I to public', current_database()); end $$");

    private async Task AsOwnerAsync(string sql)
    {
        await using var owner = NpgsqlDataSource.Create($"{_database.ConnectionString};Pooling=false");
        await ExecuteAsync(owner, sql, []);
    }

    /// <summary>Weeks of the same pattern with some chance in it.</summary>
    internal static double[] Weeks(int days, double level, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, days).Select(
            day => Math.Round(level * (day % 7 < 5 ? 1 : 1.6) * (0.7 + 0.6 * random.NextDouble())))];
    }

    internal Task ExecuteAsync(string sql, params object?[] parameters) => ExecuteAsync(_ingestion, sql, parameters);

    internal Task ExecuteOwnAsync(string sql, params object?[] parameters) =>
        ExecuteAsync(Get<NpgsqlDataSource>(), sql, parameters);

    internal async Task<T> OneAsync<T>(string sql, params object?[] parameters)
    {
        await using var command = Command(Get<NpgsqlDataSource>(), sql, parameters);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("ConnectionStrings:bizpulse", ConnectionString);
        builder.UseSetting("ConnectionStrings:cache", _redis);
        builder.UseSetting("Logging:LogLevel:Default", "None");
        foreach (var (name, value) in _settings)
            builder.UseSetting(name, value);
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<IVerificationKeys>(Access);
            services.AddSingleton<TimeProvider>(Clock);
            if (!_isAlive)
                services.RemoveAll<IHostedService>();
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _ingestion.DisposeAsync();
        await _database.DisposeAsync();
        Access.Dispose();
    }

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql, object?[] parameters)
    {
        await using var command = Command(source, sql, parameters);
        await command.ExecuteNonQueryAsync();
    }

    private static NpgsqlCommand Command(NpgsqlDataSource source, string sql, object?[] parameters)
    {
        var command = source.CreateCommand(sql);
        foreach (var value in parameters)
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        return command;
    }
}
