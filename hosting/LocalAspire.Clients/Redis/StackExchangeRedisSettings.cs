namespace Aspire.StackExchange.Redis;

/// <summary>How Redis is connected and watched.</summary>
public sealed class StackExchangeRedisSettings
{
    public string? ConnectionString { get; set; }

    public bool DisableHealthChecks { get; set; }
}
