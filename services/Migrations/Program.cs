using BizPulse.Migrations;
using BizPulse.Migrations.Backups;
using Npgsql;

// Applies the schema and exits: everything else waits for it. 'backup FILE', 'restore FILE' and 'reset-shop' do that
// instead.
var builder = Host.CreateApplicationBuilder(args);
builder.AddServiceDefaults();
builder.ConfigureContainer(new DefaultServiceProviderFactory()); // development's check wants what only a web server has
builder.AddPostgres();
builder.Services.AddSingleton<MigrationRunner>();
builder.Services.AddSingleton<Backup>();
builder.Services.AddSingleton<Restore>();
builder.Services.AddSingleton<ShopReset>();

using var host = builder.Build();
try
{
    await (args switch
    {
        ["backup", var file] => host.Services.GetRequiredService<Backup>().WriteAsync(file, CancellationToken.None),
        ["restore", var file] => host.Services.GetRequiredService<Restore>().ReadAsync(file, CancellationToken.None),
        ["reset-shop"] => host.Services.GetRequiredService<ShopReset>().RunAsync(CancellationToken.None),
        _ => host.Services.GetRequiredService<MigrationRunner>().ApplyAsync(Migration.All, CancellationToken.None),
    });
    return 0;
}
catch (Exception refused) when (refused is MigrationRefusedException
    or NpgsqlException or IOException or InvalidDataException)
{
    Console.Error.WriteLine(refused.Message);
    return 1;
}
