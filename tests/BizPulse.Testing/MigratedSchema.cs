using BizPulse.Migrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace BizPulse.Testing;

/// <summary>The schema as <c>services/Migrations</c> makes it, with a password for each service's role.</summary>
public static class MigratedSchema
{
    private const string Password = "a-password-of-the-tests";

    /// <summary>As a service sees the database: <c>database.ConnectionStringOf("gateway")</c>.</summary>
    public static string ConnectionStringOf(this TestDatabase database, string service) =>
        database.ConnectionStringOf($"bizpulse_{service}", Password);

    internal static async Task ApplyAsync(TestDatabase database)
    {
        var passwords = ServiceRole.All.ToDictionary(role => $"Roles:{role.Service}", string? (_) => Password);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(passwords).Build();

        // No pool: nobody may be connected to a database that is copied.
        await using var postgres = NpgsqlDataSource.Create($"{database.ConnectionString};Pooling=false");
        await new MigrationRunner(postgres, configuration, NullLogger<MigrationRunner>.Instance).ApplyAsync(
            Migration.All, CancellationToken.None);
    }
}
