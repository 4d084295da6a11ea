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
builder.Services.AddSingleton(
    builder.Configuration.GetSection("BizPulse:RateLimits").Get<RateLimitSettings>() ?? new());
builder.ListenWhereTold();
builder.WebHost.ExplainUnreadableRequests();

builder.Services.AddKeys();
builder.Services.AddSessions();
builder.AddProxy();
builder.Services.AddWeb();
builder.AddSystemHealth();
builder.AddApiDocs();

var app = builder.Build();
if (AccountCommand.Of(args) is { } command)
    return await command.RunAsync(app.Services, Console.In, Console.Out);

app.UseMiddleware<SecurityHeaders>();
app.UseResponseCompression();
app.UseApiPages();
app.UseWebFiles();
app.UseFormsOfLogin();
app.UseRouting();
app.UseAuthentication();
app.UseAuthorization();
app.UseMiddleware<RateLimits>();

app.MapDefaultEndpoints();
app.MapSystemHealth();
app.MapKeys();
app.MapAuth();
app.MapUsers();
app.MapApiDocs();
app.MapReverseProxy();
app.MapWebPage();

app.Run();
return 0;
