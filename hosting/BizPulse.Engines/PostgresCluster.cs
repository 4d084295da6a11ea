namespace BizPulse.Engines;

/// <summary>The data of a Postgres server: made at the first start, refused if another version wrote it.</summary>
internal sealed class PostgresCluster(string folder)
{
    private const string Version = "18";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    /// <summary>One of Postgres' programs, as a user who may own data.</summary>
    internal EngineCommand Command(string program, IReadOnlyList<string> arguments) =>
        Unprivileged.Command(Path.Combine(PostgresBinaries.Folder, "bin", program), arguments, folder);

    internal async Task CreateIfMissingAsync(string owner, string password, string? database, CancellationToken ct)
    {
        var versionFile = Path.Combine(folder, "PG_VERSION");
        if (File.Exists(versionFile))
        {
            var version = (await File.ReadAllTextAsync(versionFile, ct)).Trim();
            if (version != Version)
                throw new EngineException(
                    $"The data in {folder} was written by Postgres {version}, this is Postgres {Version}. Restore a "
                    + "backup into a new home instead.");
            return;
        }

        // Made beside its place and moved there, so that an interrupted attempt is not taken for a server's data.
        var attempt = folder + ".new";
        if (Directory.Exists(attempt))
            Directory.Delete(attempt, recursive: true);
        Directory.CreateDirectory(attempt, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var passwordFile = folder + ".password";
        PrivateFile.Write(passwordFile, password);
        var made = new PostgresCluster(attempt);
        try
        {
            Unprivileged.Own(attempt);
            Unprivileged.Own(passwordFile);
            await made.RunAsync("initdb",
            [
                "--pgdata", attempt, "--username", owner, "--pwfile", passwordFile, "--auth", "scram-sha-256",
                "--encoding", "UTF8", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8", "--locale", "C",
                "--no-sync",
            ], ct);
            if (database is not null)
                await made.RunAsync(
                    "postgres", ["--single", "-D", attempt, "postgres"], ct, $"create database \"{database}\"\n");
        }
        finally
        {
            File.Delete(passwordFile);
        }

        Directory.Move(attempt, folder);
    }

    /// <summary>
    /// A server outlives whoever started it, if that was killed, and would hold its data against the next one.
    /// </summary>
    internal async Task EndServerLeftBehindAsync(Action<string> log, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(s_patience);
        for (var isTold = false; Server() is { } process; await Task.Delay(50, ct))
        {
            if (!isTold)
                log($"ending process {process}, a server that was left behind on this data");
            if (patience.IsCancellationRequested)
                Posix.Signal(process, Posix.Kill);
            else if (!isTold)
                Posix.Signal(process, Posix.Interrupt);
            isTold = true;
        }
    }

    /// <summary>
    /// The living server of this data: the number in its file may have been given to a stranger since.
    /// </summary>
    internal int? Server()
    {
        try
        {
            var process = int.Parse(File.ReadLines(Path.Combine(folder, "postmaster.pid")).First());
            return File.ReadAllText($"/proc/{process}/cmdline").Split('\0').Contains(folder) ? process : null;
        }
        catch (Exception exception) when (exception is IOException
            or UnauthorizedAccessException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    private async Task RunAsync(
        string program, IReadOnlyList<string> arguments, CancellationToken ct, string input = "")
    {
        var (exitCode, output) = await Programs.RunAsync(Command(program, arguments), ct, input);
        if (exitCode != 0)
            throw new EngineException($"Postgres could not make its data folder: {output}");
    }
}
