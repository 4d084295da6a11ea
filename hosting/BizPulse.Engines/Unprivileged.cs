namespace BizPulse.Engines;

/// <summary>
/// Postgres refuses to run as root. When the AppHost does, Postgres runs as nobody: a user that every system has and
/// that owns nothing but the server's own data. If the checkout lies in a folder closed to others, as root's home is,
/// the server also gets the one capability to look through it.
/// </summary>
internal static class Unprivileged
{
    private const uint Nobody = 65_534;

    internal static EngineCommand Command(string program, IReadOnlyList<string> arguments, string folder)
    {
        if (!Posix.IsRoot)
            return new EngineCommand(program, arguments, folder);
        if (Programs.Find("setpriv") is null)
            throw new EngineException(
                "Postgres does not run as root, and there is no setpriv to give it another user. Start as an ordinary "
                + "user.");
        string[] look = IsOpen(program) && IsOpen(folder)
            ? []
            : ["--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search"];
        return new EngineCommand("setpriv",
            [$"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups", .. look, "--", program, .. arguments], folder);
    }

    internal static void Own(string path)
    {
        if (Posix.IsRoot)
            Posix.ChangeOwner(path, Nobody);
    }

    /// <summary>Whether everybody may pass through all folders above.</summary>
    private static bool IsOpen(string path)
    {
        for (var above = Directory.GetParent(path); above is not null; above = above.Parent)
        {
            if ((above.UnixFileMode & UnixFileMode.OtherExecute) == 0)
                return false;
        }

        return true;
    }
}
