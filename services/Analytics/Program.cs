using BizPulse.Analytics;
using BizPulse.Analytics.Features.Business;
using BizPulse.Analytics.Features.Customers;
using BizPulse.Analytics.Features.Geography;
using BizPulse.Analytics.Features.Overview;
using BizPulse.Analytics.Features.Products;
using BizPulse.Analytics.Features.Revenue;
using BizPulse.Analytics.Features.Sales;
using BizPulse.Analytics.Live;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddAnswers();
builder.AddOverview();
builder.AddProducts();
builder.AddRevenue();
builder.AddSales();
builder.AddLive();

var app = builder.Build();
app.MapDefaultEndpoints();
app.MapBusiness();
app.MapOverview();
app.MapRevenue();
app.MapSales();
app.MapProducts();
app.MapCustomers();
app.MapGeography();
app.MapLive();

app.Run();
