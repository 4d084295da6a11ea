using BizPulse.Analytics;
using BizPulse.Analytics.Features.Business;
using BizPulse.Analytics.Features.Customers;
using BizPulse.Analytics.Features.Geography;
using BizPulse.Analytics.Features.Overview;
using BizPulse.Analytics.Features.Revenue;
using BizPulse.Analytics.Features.Sales;
using BizPulse.Analytics.Live;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddPostgres();
builder.AddLive();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton(BusinessSettings.From(builder.Configuration));
builder.Services.AddSingleton<OverviewQueries>();
builder.Services.AddSingleton<RevenueQueries>();
builder.Services.AddSingleton<SalesQueries>();

var app = builder.Build();
app.MapDefaultEndpoints();
GetBusiness.Map(app);
GetFilters.Map(app);
GetKpis.Map(app);
GetMonthlyRevenue.Map(app);
GetRevenueByCountry.Map(app);
GetTopCustomers.Map(app);
GetRecentSales.Map(app);
app.MapLive();

app.Run();
