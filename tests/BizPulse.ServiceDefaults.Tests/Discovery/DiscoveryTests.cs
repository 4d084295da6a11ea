using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BizPulse.ServiceDefaults.Tests.Discovery;

public sealed class DiscoveryTests : IDisposable
{
    private readonly Recorder _network = new();
    private readonly IHost _host;
    private readonly HttpClient _client;

    public DiscoveryTests()
    {
        var builder = Host.CreateEmptyApplicationBuilder(
            new HostApplicationBuilderSettings { EnvironmentName = "Development" });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["services:forecast:http:0"] = "http://127.0.0.1:5001",
            ["services:forecast:http:1"] = "http://127.0.0.1:5002",
            ["services:gateway:http:0"] = "http://127.0.0.1:8080",
            ["services:gateway:https:0"] = "https://127.0.0.1:8443",
        });
        builder.AddServiceDefaults();
        builder.Services.AddHttpClient("tests").ConfigurePrimaryHttpMessageHandler(() => _network);
        _host = builder.Build();
        _client = _host.Services.GetRequiredService<IHttpClientFactory>().CreateClient("tests");
    }

    public void Dispose()
    {
        _client.Dispose();
        _host.Dispose();
        _network.Dispose();
    }

    [Fact]
    public async Task Instances_take_turns()
    {
        for (var i = 0; i < 4; i++)
            await _client.GetAsync("https+http://forecast");

        Assert.Equal(2, _network.Requested.Distinct().Count());
        Assert.Equal(_network.Requested[..2], _network.Requested[2..]);
    }

    [Fact]
    public async Task A_request_goes_to_an_instance_with_path_and_query_kept_and_encrypted_where_it_can_be()
    {
        await _client.GetAsync("https+http://gateway/.well-known/jwks.json?x=1");

        Assert.Equal(["https://127.0.0.1:8443/.well-known/jwks.json?x=1"], _network.Requested);
    }

    [Fact]
    public async Task Any_other_name_is_an_ordinary_host()
    {
        await _client.GetAsync("http://example.org:81/a");

        Assert.Equal(["http://example.org:81/a"], _network.Requested);
    }

    private sealed class Recorder : HttpMessageHandler
    {
        internal List<string> Requested { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requested.Add(request.RequestUri!.AbsoluteUri);
            return Task.FromResult(new HttpResponseMessage());
        }
    }
}
