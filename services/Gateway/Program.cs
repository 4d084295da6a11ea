using BizPulse.Gateway.Features.ApiDocs;
using BizPulse.Gateway.Features.Auth;
using BizPulse.Gateway.Features.Health;
using BizPulse.Gateway.Features.Users;
using BizPulse.Gateway.Identity;
using BizPulse.Gateway.Keys;
using BizPulse.Gateway.Proxy;
using BizPulse.Gateway.Sessions;
using BizPulse.Gateway.Web;

// With 'add-account' it makes an account and ends.
var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddPostgres();
builder.AddIdentityCore();
builder.Services.AddSingleton(builder.Configuration.GetSection("BizPulse:RateLimits").Get<RateLimitSettings>() ?? new());
builder.ListenWhereTold();

builder.Services.AddKeys();
builder.Services.AddSessions();
builder.AddProxy();
builder.Services.AddWeb();
builder.Services.AddSystemHealth();
builder.Services.AddApiDocument();

var app = builder.Build();
if (AccountCommand.Of(args) is { } command)
    return await command.RunAsync(app.Services, Console.In, Console.Out);

app.UseMiddleware<SecurityHeaders>();
app.UseResponseCompression();
app.UseApiPages();
app.UseWebFiles();
app.UseRouting();
app.UseAuthentication();
app.UseAuthorization();
app.UseMiddleware<RateLimits>();

app.MapDefaultEndpoints();
GetHealth.Map(app);
GetPublicKeys.Map(app);
Login.Map(app);
GetToken.Map(app);
Refresh.Map(app);
Logout.Map(app);
GetMe.Map(app);
app.MapApiDocument();
GetApi.Map(app);
app.MapReverseProxy();
app.MapWebPage();

app.Run();
return 0;
