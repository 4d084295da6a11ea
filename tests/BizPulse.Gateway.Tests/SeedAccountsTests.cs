using BizPulse.Gateway.Keys;
using BizPulse.Gateway.Web;
using BizPulse.Testing;

namespace BizPulse.Gateway.Tests;

public sealed class SeedAccountsTests(RealEngines engines)
{
    private static readonly (string, string?)[] _production =
        [("environment", "Production"), (KeySecret.Setting, "a secret that production would have")];

    [Fact]
    public async Task Development_has_an_admin_whose_password_only_its_owner_can_read()
    {
        await using var gateway = await GatewayUnderTest.CreateAsync(engines);
        using var client = gateway.CreateClient();
        var file = Path.Combine(gateway.Home, "admin-password");

        var password = (await File.ReadAllTextAsync(file)).Trim();
        await GatewayUnderTest.LoginAsync(client, "admin", password);

        Assert.True(password.Length >= 20);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task A_restart_keeps_the_accounts_and_takes_over_a_new_password_of_the_simulator()
    {
        await using var gateway = await GatewayUnderTest.CreateAsync(engines);
        using (gateway.CreateClient()) { }

        await using var restarted = gateway.Again(("BizPulse:SimulatorPassword", "another-password-now"));
        using var client = restarted.CreateClient();
        await GatewayUnderTest.LoginAsync(client, "simulator", "another-password-now");
    }

    [Fact]
    public async Task Production_has_no_accounts_of_its_own_making()
    {
        await using var gateway = await GatewayUnderTest.CreateAsync(engines, _production);
        using var client = gateway.CreateClient();

        await Assert.ThrowsAsync<HttpRequestException>(() => GatewayUnderTest.LoginAsync(client));
        Assert.False(File.Exists(Path.Combine(gateway.Home, "admin-password")));
    }

    [Fact]
    public async Task Production_refuses_a_database_with_the_development_account()
    {
        await using var development = await GatewayUnderTest.CreateAsync(
            engines, (KeySecret.Setting, _production[1].Item2));
        using (development.CreateClient()) { }

        await using var production = development.Again(_production);
        var refusal = Assert.Throws<InvalidOperationException>(production.CreateClient);
        Assert.Contains("testuser", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Development_refuses_to_be_offered_to_the_network()
    {
        await using var gateway = await GatewayUnderTest.CreateAsync(engines, (Listening.Setting, "0.0.0.0"));
        Assert.Contains(
            "development's accounts", Assert.Throws<InvalidOperationException>(gateway.CreateClient).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://*:8080", null, "http://127.0.0.1:8080")]
    [InlineData("http://0.0.0.0:8080", null, "http://127.0.0.1:8080")]
    [InlineData("http://localhost:8080", null, "http://localhost:8080")]
    [InlineData("http://localhost:8080", "0.0.0.0", "http://0.0.0.0:8080")]
    [InlineData("https://127.0.0.1:0", "10.1.2.3", "https://10.1.2.3:0")]
    public void It_listens_to_this_machine_alone_unless_told_otherwise(string url, string? bind, string expected)
        => Assert.Equal(expected, Listening.Rebind(url, bind));
}
