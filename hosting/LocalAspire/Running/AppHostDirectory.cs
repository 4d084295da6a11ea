using System.Reflection;

namespace LocalAspire.Running;

/// <summary>The folder of the AppHost project, which its build writes into the assembly.</summary>
internal static class AppHostDirectory
{
    internal static string Of(Assembly assembly) =>
        assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(attribute => attribute.Key == "apphostprojectpath")?.Value
        ?? AppContext.BaseDirectory;
}
