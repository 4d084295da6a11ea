using BizPulse.Ingestion;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddIngestApi();

var app = builder.Build();
app.MapDefaultEndpoints();
app.MapIngestApi();

app.Run();
