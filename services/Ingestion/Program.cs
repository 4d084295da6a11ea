using BizPulse.Ingestion;
using BizPulse.Ingestion.Processor;

// Two roles of one service, both by default: the Api takes events in, the Processor stores them.
var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddIngestion();
var roles = builder.Configuration.GetValue("Ingestion:Roles", IngestionRoles.Api | IngestionRoles.Processor);
if (roles.HasFlag(IngestionRoles.Api))
    builder.AddIngestApi();
if (roles.HasFlag(IngestionRoles.Processor))
    builder.AddProcessor();

var app = builder.Build();
app.MapDefaultEndpoints();
if (roles.HasFlag(IngestionRoles.Api))
    app.MapIngestApi();

app.Run();
