using Aspire.Hosting;
using LocalAspire.Running;

namespace LocalAspire.Engines;

/// <summary>
/// Postgres refuses to run as root. When the AppHost does, Postgres runs as nobody: a user that every system has and that owns
/// nothing but the server's own data. If the checkout lies in a folder closed to others, as root's home is, the server also gets
/// the one capability to look through it.
/// </summary>
internal static class Unprivileged
{
    private const uint Nobody = 65_534;

    internal static ProcessSpec Command(string program, IReadOnlyList<string> arguments, string workingDirectory)
    {
        if (!Posix.IsRoot)
            return new ProcessSpec(program, arguments, workingDirectory);
        if (Programs.Find("setpriv") is null)
            throw new DistributedApplicationException("Postgres does not run as root, and there is no setpriv to give it another user. Start as an ordinary user.");
        string[] look = IsOpen(program) && IsOpen(workingDirectory)
            ? []
            : ["--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search"];
        return new ProcessSpec("setpriv",
            [$"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups", .. look, "--", program, .. arguments], workingDirectory);
    }

    internal static void Own(string path)
    {
        if (Posix.IsRoot)
            Posix.ChangeOwner(path, Nobody);
    }

    /// <summary>Whether everybody may pass through all folders above.</summary>
    private static bool IsOpen(string path)
    {
        for (var folder = Directory.GetParent(path); folder is not null; folder = folder.Parent)
        {
            if ((folder.UnixFileMode & UnixFileMode.OtherExecute) == 0)
                return false;
        }

        return true;
    }
}
