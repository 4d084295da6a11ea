using BizPulse.Ingestion;
using BizPulse.Ingestion.Maintenance;

// Two roles of one service, both by default: the Api takes events in, the Processor stores them.
// With 'check', 'rebuild-rollups' or 'read-sales-again' it does that and ends.
var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddIngestion();
var roles = builder.Configuration.GetValue("Ingestion:Roles", IngestionRoles.Api | IngestionRoles.Processor);
if (roles.HasFlag(IngestionRoles.Api))
    builder.AddIngestApi();
if (roles.HasFlag(IngestionRoles.Processor))
    builder.AddProcessor();

var app = builder.Build();
if (MaintenanceCommand.Of(args) is { } command)
    return await command.RunAsync(app.Services);

app.MapDefaultEndpoints();
if (roles.HasFlag(IngestionRoles.Api))
    app.MapIngestApi();

app.Run();
return 0;
