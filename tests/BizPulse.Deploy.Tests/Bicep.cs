using System.Reflection;
using System.Runtime.InteropServices;

namespace BizPulse.Deploy.Tests;

/// <summary>
/// The real compiler. It knows the types of Azure's resources by itself; what is wrong with them it calls a warning.
/// </summary>
internal static class Bicep
{
    private static readonly string _compiler = typeof(Bicep).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "Bicep").Value!;

    private static bool IsHere => OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64;

    /// <summary>Runs it in a folder, and fails when it has anything to say.</summary>
    internal static async Task RunAsync(
        string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        Assert.SkipUnless(IsHere, "the Bicep compiler that comes as a package is one for Linux on x64");

        var (exitCode, output) = await Program.RunAsync(folder, environment, _compiler, arguments);

        var command = $"bicep {string.Join(' ', arguments)}";
        Assert.True(exitCode == 0 && output == "", $"{command} ended with {exitCode} and said:\n{output}");
    }
}
