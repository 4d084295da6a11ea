using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BizPulse.ServiceDefaults.Tests.Clients;

public sealed class ResilienceTests : IDisposable
{
    private readonly Unsteady _network = new();
    private readonly IHost _host;
    private readonly HttpClient _client;

    public ResilienceTests()
    {
        var builder = Host.CreateEmptyApplicationBuilder(
            new HostApplicationBuilderSettings { EnvironmentName = "Development" });
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
    public async Task A_question_is_asked_again_when_it_failed()
    {
        using var response = await _client.GetAsync("http://forecast.example/a");

        Assert.Equal((HttpStatusCode.OK, 3), (response.StatusCode, _network.Asked));
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task A_write_is_sent_once(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "http://forecast.example/a");
        using var response = await _client.SendAsync(request);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, 1), (response.StatusCode, _network.Asked));
    }

    /// <summary>Is there from the third request on.</summary>
    private sealed class Unsteady : HttpMessageHandler
    {
        internal int Asked { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
            => Task.FromResult(
                new HttpResponseMessage(++Asked < 3 ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK));
    }
}
