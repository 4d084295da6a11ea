namespace Aspire.Hosting.Testing;

/// <summary>A home that lasts as long as one test application.</summary>
internal static class TemporaryHome
{
    internal static string Path() => System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"bizpulse-{Guid.NewGuid():n}"[..20]);
}
