namespace LocalAspire.Running;

/// <summary>Finds programs as a shell does.</summary>
internal static class Programs
{
    internal static string? Find(string command, string workingDirectory = "")
    {
        if (command.Contains(Path.DirectorySeparatorChar))
            return File.Exists(Path.Combine(workingDirectory, command)) ? Path.GetFullPath(command, workingDirectory) : null;
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, command))
            .FirstOrDefault(File.Exists);
    }
}
