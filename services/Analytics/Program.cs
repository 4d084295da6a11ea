using BizPulse;
using BizPulse.Analytics;
using BizPulse.Analytics.Features.Business;
using BizPulse.Analytics.Features.Customers;
using BizPulse.Analytics.Features.Geography;
using BizPulse.Analytics.Features.Overview;
using BizPulse.Analytics.Features.Products;
using BizPulse.Analytics.Features.Revenue;
using BizPulse.Analytics.Features.Sales;
using BizPulse.Analytics.Filters;
using BizPulse.Analytics.Live;
using BizPulse.Analytics.Sums;
using BizPulse.Answers;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddPostgres(configure: source => source.ConnectionStringBuilder.Options = "-c work_mem=32MB -c jit=off"); // years are sorted in memory
builder.AddLive();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton(BusinessSettings.From(builder.Configuration));
builder.Services.AddSingleton<AnswerVersion>();
builder.Services.AddSingleton<DataVersion>(services => services.GetRequiredService<AnswerVersion>().ReadAsync);
builder.Services.AddSingleton<Periods>();
builder.Services.AddSingleton<SumQueries>();
builder.Services.AddSingleton<OverviewQueries>();
builder.Services.AddSingleton<StockHistory>();
builder.Services.AddSingleton<ProductQueries>();
builder.Services.AddSingleton<TopProductQueries>();
builder.Services.AddSingleton<RevenueQueries>();
builder.Services.AddSingleton<SalesQueries>();

var app = builder.Build();
app.MapDefaultEndpoints();
GetBusiness.Map(app);
GetFilters.Map(app);
GetKpis.Map(app);
GetDailyTrend.Map(app);
GetMonthlyRevenue.Map(app);
GetRevenueByCountry.Map(app);
GetTopCustomers.Map(app);
ListProducts.Map(app);
ListCategories.Map(app);
GetTopProducts.Map(app);
GetProduct.Map(app);
GetRecentSales.Map(app);
app.MapLive();

app.Run();
