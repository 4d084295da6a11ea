using System.Net.Http.Json;
using BizPulse.Gateway.Features.Users;
using BizPulse.Testing;

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
}
