namespace BizPulse.Engines;

/// <summary>The working copy that the binaries were built from, and where builds put things in it.</summary>
public static class Checkout
{
    /// <summary>The nearest folder above that has the shared build properties.</summary>
    public static string Of(string directory)
    {
        for (var folder = new DirectoryInfo(directory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Directory.Build.props")))
                return folder.FullName;
        }

        return directory;
    }

    /// <summary>What a build needs and a running system does not own: <c>.bizpulse/build/name</c>.</summary>
    public static string BuildDirectory(string name) =>
        Path.Combine(Of(AppContext.BaseDirectory), ".bizpulse", "build", name);

    /// <summary>The .NET that runs us, which other programs of ours are started with.</summary>
    public static string Dotnet =>
        Environment.ProcessPath is { } own && Path.GetFileNameWithoutExtension(own) == "dotnet"
        ? own
        : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>
    /// The binary of a project, built beside the running one: <c>artifacts/bin/Project/debug/Project.dll</c>.
    /// </summary>
    public static string Binary(string project)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Path.Combine(own.Parent!.Parent!.FullName, project, own.Name, $"{project}.dll");
    }
}
