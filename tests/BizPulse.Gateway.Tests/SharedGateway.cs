using BizPulse.Testing;

namespace BizPulse.Gateway.Tests;

/// <summary>One gateway for all tests of a class.</summary>
public sealed class SharedGateway(RealEngines engines) : IAsyncLifetime
{
    internal GatewayUnderTest Gateway { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Gateway = await GatewayUnderTest.CreateAsync(engines);

    public async ValueTask DisposeAsync() => await Gateway.DisposeAsync();
}
