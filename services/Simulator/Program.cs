using BizPulse.Kafka;
using BizPulse.Simulator;
using BizPulse.Simulator.Features;
using BizPulse.Simulator.History;
using BizPulse.Simulator.Live;
using BizPulse.Simulator.Shop;
using Confluent.Kafka;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddKafkaProducer<string, byte[]>("kafka", producer =>
{
    producer.Config.EnableIdempotence = true;
    producer.Config.CompressionType ??= CompressionType.Lz4;
    producer.Config.LingerMs = 20;
});

var settings = builder.Configuration.GetSection("Simulator").Get<SimulatorSettings>() ?? new SimulatorSettings();
builder.Services.AddSingleton(settings);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton(services =>
    Progress.Load(settings.DataDirectory, Today(services).AddDays(-settings.HistoryDays)));
builder.Services.AddSingleton(services => ShopSettings.From(
    settings, services.GetRequiredService<Progress>().FirstDay, builder.Configuration["BizPulse:Currency"]!));
builder.Services.AddSingleton<HistoryPublisher>();
builder.Services.AddSingleton<Pace>();
builder.Services.AddHttpClient<GatewayClient>(client => client.BaseAddress = new Uri("https+http://gateway"));
builder.Services.AddHostedService<ShopLife>();

var app = builder.Build();
app.MapDefaultEndpoints();
app.MapSimulator();

app.Run();

static DateOnly Today(IServiceProvider services) =>
    DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
