using BizPulse.Forecasts;
using BizPulse.Forecasts.Features.Forecasts;
using BizPulse.Forecasts.Features.Sums;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddPostgres();
builder.AddForecasting();

var app = builder.Build();
app.MapDefaultEndpoints();
ListForecasts.Map(app);
GetForecast.Map(app);
RunForecasts.Map(app);
GetForecastRun.Map(app);
GetSumForecasts.Map(app);

app.Run();
