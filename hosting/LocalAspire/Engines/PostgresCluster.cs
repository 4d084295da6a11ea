using Aspire.Hosting;
using LocalAspire.Running;

namespace LocalAspire.Engines;

/// <summary>The data of a Postgres server: made at the first start, refused if another version wrote it.</summary>
internal sealed class PostgresCluster(string binaries, string directory)
{
    private const string Version = "18";

    private string VersionFile => Path.Combine(directory, "PG_VERSION");

    internal async Task CreateIfMissingAsync(string owner, string password, CancellationToken cancellationToken)
    {
        if (File.Exists(VersionFile))
        {
            var version = (await File.ReadAllTextAsync(VersionFile, cancellationToken)).Trim();
            if (version != Version)
                throw new DistributedApplicationException(
                    $"The data in {directory} was written by Postgres {version}, this is Postgres {Version}. Restore a backup into a new home instead.");
            return;
        }

        // Made beside its place and moved there, so that an interrupted attempt is not taken for a server's data.
        var attempt = directory + ".new";
        if (Directory.Exists(attempt))
            Directory.Delete(attempt, recursive: true);
        Directory.CreateDirectory(attempt, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var passwordFile = directory + ".password";
        PrivateFile.Write(passwordFile, password);
        try
        {
            Unprivileged.Own(attempt);
            Unprivileged.Own(passwordFile);
            await RunToEndAsync(Unprivileged.Command(Program("initdb"),
            [
                "--pgdata", attempt, "--username", owner, "--pwfile", passwordFile, "--auth", "scram-sha-256", "--encoding", "UTF8",
                "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8", "--locale", "C", "--no-sync",
            ], attempt), cancellationToken);
        }
        finally
        {
            File.Delete(passwordFile);
        }

        Directory.Move(attempt, directory);
    }

    internal ProcessSpec Server(IReadOnlyList<string> arguments) =>
        Unprivileged.Command(Program("postgres"), ["-D", directory, .. arguments], directory) with { StopSignal = Posix.Interrupt };

    private string Program(string name) => Path.Combine(binaries, "bin", name);

    private static async Task RunToEndAsync(ProcessSpec spec, CancellationToken cancellationToken)
    {
        var (exitCode, output) = await ShortProcess.RunAsync(spec, cancellationToken);
        if (exitCode != 0)
            throw new DistributedApplicationException($"Postgres could not make its data folder: {output}");
    }
}
