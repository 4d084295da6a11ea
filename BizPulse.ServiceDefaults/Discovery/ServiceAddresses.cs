using Microsoft.Extensions.Configuration;

namespace BizPulse.Discovery;

/// <summary>Where the instances of a service are, by the settings <c>services:{name}:{http|https}:{i}</c> that Aspire injects.</summary>
public sealed class ServiceAddresses(IConfiguration configuration)
{
    private int _turn;

    public IReadOnlyList<Uri> All(string service)
    {
        var section = configuration.GetSection($"services:{service}");
        return Of("https") is [_, ..] secure ? secure : Of("http");

        Uri[] Of(string scheme) => [.. section.GetSection(scheme).GetChildren()
            .Where(address => !string.IsNullOrEmpty(address.Value))
            .Select(address => new Uri(address.Value!))];
    }

    /// <summary>One instance after another; null when the name is no known service, and so an ordinary host.</summary>
    public Uri? Next(string service)
    {
        var all = All(service);
        return all.Count == 0 ? null : all[(int)((uint)Interlocked.Increment(ref _turn) % all.Count)];
    }
}
