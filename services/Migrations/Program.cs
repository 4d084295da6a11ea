using BizPulse.Migrations;
using Npgsql;

// Applies the schema and exits: everything else waits for it.
var builder = Host.CreateApplicationBuilder(args);
builder.AddServiceDefaults();
builder.AddPostgres();
builder.Services.AddSingleton<MigrationRunner>();

using var host = builder.Build();
try
{
    await host.Services.GetRequiredService<MigrationRunner>().ApplyAsync(Migration.All, CancellationToken.None);
    return 0;
}
catch (Exception refused) when (refused is MigrationRefusedException or NpgsqlException)
{
    Console.Error.WriteLine(refused.Message);
    return 1;
}
