using BizPulse.Gateway.Keys;
using BizPulse.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace BizPulse.Gateway.Tests.Keys;

public sealed class SigningKeysTests(RealEngines engines) : IAsyncLifetime
{
    private readonly TestClock _clock = new();
    private TestDatabase _database = null!;
    private NpgsqlDataSource _postgres = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await engines.NewMigratedDatabaseAsync();
        _postgres = NpgsqlDataSource.Create(_database.ConnectionStringOf("gateway"));
    }

    public async ValueTask DisposeAsync()
    {
        await _postgres.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task The_first_key_signs_at_once_and_survives_a_restart()
    {
        var keys = Keys();
        await keys.RotateAsync(default);
        var restarted = Keys();
        await restarted.RotateAsync(default);

        Assert.Equal(keys.Current.Id, restarted.Current.Id);
        Assert.Equal(keys.Current.Id, Assert.Single(restarted.Published).Kid);
    }

    [Fact]
    public async Task A_key_is_published_for_an_hour_before_it_signs_and_its_predecessor_until_the_last_token_expired()
    {
        var keys = Keys();
        await keys.RotateAsync(default);
        var first = keys.Current.Id;

        // Look after the keys every five minutes for 31 days and watch.
        var published = new Dictionary<string, DateTimeOffset>();
        DateTimeOffset? secondSigns = null, firstGone = null;
        for (var minutes = 0; minutes < 31 * 24 * 60; minutes += 5)
        {
            _clock.Advance(TimeSpan.FromMinutes(5));
            if (minutes is > 29 * 24 * 60 || minutes % (24 * 60) == 0) // the quiet days pass quickly
                await keys.RotateAsync(default);
            foreach (var key in keys.Published)
                published.TryAdd(key.Kid, _clock.GetUtcNow());
            if (keys.Current.Id != first)
                secondSigns ??= _clock.GetUtcNow();
            if (keys.Published.All(key => key.Kid != first))
                firstGone ??= _clock.GetUtcNow();
        }

        Assert.Equal(2, published.Count);
        Assert.True(
            secondSigns - published[keys.Current.Id] >= TimeSpan.FromHours(1),
            $"{secondSigns - published[keys.Current.Id]}");
        Assert.True(firstGone - secondSigns >= AccessTokenIssuer.Lifetime, $"{firstGone - secondSigns}");
    }

    [Fact]
    public async Task Instances_that_start_together_agree_on_one_key()
    {
        var instances = Enumerable.Range(0, 5).Select(_ => Keys()).ToList();

        await Task.WhenAll(instances.Select(keys => keys.RotateAsync(default)));

        Assert.Single(instances.Select(keys => keys.Current.Id).Distinct());
    }

    [Fact]
    public async Task A_key_made_by_another_instance_is_found_by_its_name()
    {
        var (one, other) = (Keys(), Keys());
        await other.RotateAsync(default);

        Assert.NotNull(await one.FindAsync(other.Current.Id, default));
        Assert.Null(await one.FindAsync("unknown", default));
    }

    [Fact]
    public async Task The_database_alone_can_sign_nothing()
    {
        var keys = Keys();
        await keys.RotateAsync(default);

        await using var command = _postgres.CreateCommand("select private_key from gateway.signing_keys");
        var stored = (byte[])(await command.ExecuteScalarAsync())!;
        var plain = keys.Current.Key.ExportPkcs8PrivateKey();

        Assert.Equal(-1, stored.AsSpan().IndexOf(plain.AsSpan(plain.Length - 40, 16)));
    }

    [Fact]
    public async Task Under_another_secret_there_are_new_keys_and_the_old_ones_wait_for_theirs()
    {
        var keys = Keys();
        await keys.RotateAsync(default);

        var others = Keys("another secret that is long enough");
        await others.RotateAsync(default);
        var back = Keys();
        await back.RotateAsync(default);

        Assert.Equal(others.Current.Id, Assert.Single(others.Published).Kid);
        Assert.NotEqual(keys.Current.Id, others.Current.Id);
        Assert.Equal(keys.Current.Id, Assert.Single(back.Published).Kid);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("bizpulse-development-secret-not-for-production")]
    public void Production_refuses_to_do_without_a_secret_of_its_own(string? secret)
        => Assert.Throws<InvalidOperationException>(() => Secret(secret, Environments.Production));

    [Fact]
    public void Development_has_a_secret() =>
        Assert.Equal(32, Secret(null, Environments.Development).Derive("a purpose").Length);

    private SigningKeys Keys(string secret = "the secret that these tests use") =>
        new(
            new SigningKeyStore(
                _postgres, new SecretBox(Secret(secret, Environments.Production), NullLogger<SecretBox>.Instance)),
            _clock);

    private static KeySecret Secret(string? secret, string environment) => new(
        new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(KeySecret.Setting, secret)]).Build(),
        new TestEnvironment(environment));

    private sealed class TestEnvironment(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;
        public string ApplicationName { get; set; } = "tests";
        public string ContentRootPath { get; set; } = "/";
        public Microsoft.Extensions.FileProviders.IFileProvider ContentRootFileProvider { get; set; } =
            new Microsoft.Extensions.FileProviders.NullFileProvider();
    }
}
