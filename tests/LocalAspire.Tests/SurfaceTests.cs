using System.Reflection;

namespace LocalAspire.Tests;

/// <summary>
/// What is public under <c>Aspire.*</c> is Aspire's: the same names, parameters, defaults and constraints. aspire-surface.txt is
/// written from Aspire's own reference; a member that is not in it does not belong here, one that is only there is missing.
/// </summary>
public sealed class SurfaceTests
{
    private static readonly Assembly[] s_assemblies = [typeof(DistributedApplication).Assembly, Assembly.Load("LocalAspire.Clients")];

    [Fact]
    public void The_public_surface_is_a_part_of_Aspire_s()
    {
        var aspire = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "aspire-surface.txt")).Where(line => line.Length > 0 && line[0] != '#');
        var ours = s_assemblies.SelectMany(assembly => assembly.GetExportedTypes()).SelectMany(Surface.Of).ToArray();

        Assert.True(!ours.Except(aspire).Any(), "Not Aspire's:\n" + string.Join('\n', ours.Except(aspire)));
        Assert.True(!aspire.Except(ours).Any(), "Listed, but missing:\n" + string.Join('\n', aspire.Except(ours)));
    }

    [Fact]
    public void Nothing_is_public_outside_of_Aspire_s_namespaces()
    {
        Assert.All(
            typeof(DistributedApplication).Assembly.GetExportedTypes(),
            type => Assert.StartsWith("Aspire.Hosting", type.Namespace, StringComparison.Ordinal));
    }
}
