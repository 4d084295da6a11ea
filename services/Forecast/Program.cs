using BizPulse.Forecasts;
using BizPulse.Forecasts.Features.Forecasts;
using BizPulse.Forecasts.Features.Inventory;
using BizPulse.Forecasts.Features.Reorder;
using BizPulse.Forecasts.Features.Sums;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddPostgres();
builder.AddForecasting();
builder.AddInventory();

var app = builder.Build();
app.MapDefaultEndpoints();
ListForecasts.Map(app);
GetForecast.Map(app);
RunForecasts.Map(app);
GetForecastRun.Map(app);
GetSumForecasts.Map(app);
GetInventory.Map(app);
ListInventorySuppliers.Map(app);
ExplainInventory.Map(app);
GetReorder.Map(app);

app.Run();
