using BizPulse.Forecasts;
using BizPulse.Forecasts.Features.Forecasts;
using BizPulse.Forecasts.Features.Inventory;
using BizPulse.Forecasts.Features.Reorder;
using BizPulse.Forecasts.Features.Sums;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddForecasting();
builder.AddForecasts();
builder.AddSums();
builder.AddInventory();

var app = builder.Build();
app.MapDefaultEndpoints();
app.MapForecasts();
app.MapSums();
app.MapInventory();
app.MapReorder();

app.Run();
