using BizPulse.Discovery;
using Microsoft.Extensions.Configuration;

namespace BizPulse.ServiceDefaults.Tests.Discovery;

public sealed class DiscoveryTests
{
    private readonly ServiceAddresses _addresses = new(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["services:forecast:http:0"] = "http://127.0.0.1:5001",
        ["services:forecast:http:1"] = "http://127.0.0.1:5002",
        ["services:gateway:http:0"] = "http://127.0.0.1:8080",
        ["services:gateway:https:0"] = "https://127.0.0.1:8443",
    }).Build());

    [Fact]
    public void Instances_take_turns()
        => Assert.Equal([5002, 5001, 5002], Enumerable.Range(0, 3).Select(_ => _addresses.Next("forecast")!.Port));

    [Fact]
    public void An_address_that_is_encrypted_is_preferred() => Assert.Equal("https", _addresses.Next("gateway")!.Scheme);

    [Fact]
    public void Any_other_name_is_an_ordinary_host() => Assert.Null(_addresses.Next("example.org"));

    [Fact]
    public async Task A_request_goes_to_an_instance_with_path_and_query_kept()
    {
        var network = new Recorder();
        using var client = new HttpClient(new DiscoveryHandler(_addresses) { InnerHandler = network });

        await client.GetAsync("http://gateway/.well-known/jwks.json?x=1");
        await client.GetAsync("http://example.org:81/a");

        Assert.Equal(["https://127.0.0.1:8443/.well-known/jwks.json?x=1", "http://example.org:81/a"], network.Requested);
    }

    private sealed class Recorder : HttpMessageHandler
    {
        internal List<string> Requested { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requested.Add(request.RequestUri!.AbsoluteUri);
            return Task.FromResult(new HttpResponseMessage());
        }
    }
}
