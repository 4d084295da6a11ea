using System.Net;
using System.Net.Http.Json;
using BizPulse.Gateway.Features.Users;
using BizPulse.Gateway.Keys;
using BizPulse.Testing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace BizPulse.Gateway.Tests;

public sealed class RestartTests(RealEngines engines)
{
    [Fact]
    public async Task Users_are_still_found_when_Postgres_has_cut_all_connections()
    {
        await using var gateway = await GatewayUnderTest.CreateAsync(engines);
        using var client = await gateway.SignedInAsync();
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => client.GetStringAsync("/api/users/me")));

        await gateway.ExecuteAsync("""
            select pg_terminate_backend(pid, 5000) from pg_stat_activity
            where datname = current_database() and usename = current_user and pid <> pg_backend_pid()
            """);

        Assert.Equal("testuser", (await client.GetFromJsonAsync<Me>("/api/users/me"))!.UserName);
    }

    [Fact]
    public async Task A_database_from_a_home_with_another_secret_is_taken_over_and_everybody_signs_in_again()
    {
        await using var gateway = await GatewayUnderTest.CreateAsync(
            engines, (KeySecret.Setting, "the secret of another home"));
        using var before = await gateway.SignedInAsync();
        gateway.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("a key is made").Protect([1]);

        await using var other = gateway.Again((KeySecret.Setting, "the secret of a fresh home"));
        using var after = await other.SignedInAsync();
        using var stale = other.CreateClient();
        stale.DefaultRequestHeaders.Authorization = before.DefaultRequestHeaders.Authorization;
        using var refused = await stale.GetAsync("/api/users/me");

        Assert.Equal("testuser", (await after.GetFromJsonAsync<Me>("/api/users/me"))!.UserName);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal([1], Unprotected(other));
    }

    [Fact]
    public async Task The_admin_of_a_database_from_another_home_has_the_password_that_stands_in_this_one()
    {
        await using var gateway = await GatewayUnderTest.CreateAsync(engines);
        using (gateway.CreateClient()) { }

        await using var other = gateway.Again();
        using var client = other.CreateClient();
        var password = await File.ReadAllTextAsync(Path.Combine(other.Home, "admin-password"));

        await GatewayUnderTest.LoginAsync(client, "admin", password.Trim());
    }

    private static byte[] Unprotected(GatewayUnderTest gateway)
    {
        var protector = gateway.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("purpose");
        return protector.Unprotect(protector.Protect([1]));
    }
}
