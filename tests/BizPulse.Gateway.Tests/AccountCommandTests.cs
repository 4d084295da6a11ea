using BizPulse.Gateway.Identity;
using BizPulse.Gateway.Keys;
using BizPulse.Testing;

namespace BizPulse.Gateway.Tests;

public sealed class AccountCommandTests(RealEngines engines)
{
    [Fact]
    public async Task The_first_admin_of_production_is_made_by_an_operator_and_signs_in()
    {
        await using var gateway = await GatewayUnderTest.CreateAsync(
            engines, ("environment", "Production"), (KeySecret.Setting, "a secret that production would have"));

        var (exit, output) = await RunAsync(
            gateway, "a long enough password", "add-account", "anna@example.com", "admin");

        Assert.Equal((0, "anna@example.com may sign in as admin."), (exit, output));
        using var client = gateway.CreateClient();
        await GatewayUnderTest.LoginAsync(client, "anna@example.com", "a long enough password");
    }

    [Theory]
    [InlineData("short", "anna@example.com", "admin", 1, "10 characters")]
    [InlineData("", "anna@example.com", "admin", 1, "10 characters")]
    [InlineData("a long enough password", "testuser@bizpulse.example", "admin", 1, "taken")]
    [InlineData("a long enough password", "anna@example.com", "emperor", 2, "Usage")]
    [InlineData("a long enough password", "anna", "admin", 2, "Usage")]
    public async Task What_cannot_be_made_is_refused_with_the_reason(
        string password, string email, string role, int expectedExit, string reason)
    {
        await using var gateway = await GatewayUnderTest.CreateAsync(engines);
        using (gateway.CreateClient()) { } // the development accounts are there

        var (exit, output) = await RunAsync(gateway, password, "add-account", email, role);

        Assert.Equal(expectedExit, exit);
        Assert.Contains(reason, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("--urls", "http://localhost:8080")]
    public void An_ordinary_start_is_no_command(params string[] arguments) => Assert.Null(AccountCommand.Of(arguments));

    private static async Task<(int Exit, string Output)> RunAsync(
        GatewayUnderTest gateway, string password, params string[] arguments)
    {
        await using var output = new StringWriter();
        using var input = new StringReader(password);
        var exit = await AccountCommand.Of(arguments)!.RunAsync(gateway.Services, input, output);
        return (exit, output.ToString().Trim());
    }
}
