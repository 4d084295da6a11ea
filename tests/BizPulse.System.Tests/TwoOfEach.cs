namespace BizPulse.System.Tests;

/// <summary>
/// A system of its own with two copies of some services, and with haste: small jobs under short leases, so that losing
/// a copy shows soon.
/// </summary>
[CollectionDefinition(nameof(TwoOfEach))]
public sealed class TwoOfEach : ICollectionFixture<TwoOfEach>, IAsyncLifetime
{
    // Services inherit the environment of who starts them.
    private static readonly (string Name, string Value)[] s_haste =
        [("Forecast__GroupSize", "4"), ("Forecast__Lease", "00:00:10"), ("Forecast__Look", "00:00:01")];

    public RunningSystem Running { get; } = new() { Settings = ["--Replicas:analytics=2", "--Replicas:forecast=2"] };

    public async ValueTask InitializeAsync()
    {
        foreach (var (name, value) in s_haste)
            Environment.SetEnvironmentVariable(name, value);
        try
        {
            await Running.InitializeAsync();
        }
        finally
        {
            foreach (var (name, _) in s_haste)
                Environment.SetEnvironmentVariable(name, null);
        }
    }

    public ValueTask DisposeAsync() => Running.DisposeAsync();
}
