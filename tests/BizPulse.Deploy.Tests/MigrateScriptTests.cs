using System.Runtime.Versioning;

namespace BizPulse.Deploy.Tests;

/// <summary>What azd runs between migrations and services, with an <c>az</c> that answers as we say.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class MigrateScriptTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bizpulse-az-").FullName;

    [Fact]
    public async Task A_release_goes_on_when_the_migrations_have_ended_well()
    {
        var (exitCode, output) = await MigrateAsync("Running", "Running", "Succeeded");

        Assert.Equal(0, exitCode);
        Assert.Equal("The migrations run as migrations-abc.\nThe migrations have ended well.\n", output);
        Assert.Equal(4, File.ReadAllLines(Path.Combine(_folder, "calls")).Length);
    }

    [Theory]
    [InlineData("Failed")]
    [InlineData("Stopped")]
    [InlineData("Degraded")]
    public async Task A_release_ends_with_migrations_that_ended_badly(string status)
    {
        var (exitCode, output) = await MigrateAsync("Running", status);

        Assert.Equal(1, exitCode);
        Assert.Contains($"The migrations ended as {status}. What they said: az", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_release_does_not_wait_for_ever()
    {
        var (exitCode, output) = await MigrateAsync([.. Enumerable.Repeat("Running", 10)]);

        Assert.Equal(1, exitCode);
        Assert.Contains("The migrations have not ended within 3 seconds.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_does_not_start_ends_the_release()
    {
        var (exitCode, output) = await MigrateAsync();

        Assert.NotEqual(0, exitCode);
        Assert.DoesNotContain("ended well", output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<(int ExitCode, string Output)> MigrateAsync(params string[] statuses)
    {
        var az = Path.Combine(_folder, "az");
        string[] answers = statuses is [] ? [] : ["migrations-abc", .. statuses];
        File.WriteAllLines(Path.Combine(_folder, "answers"), answers);
        File.WriteAllText(az, """
            #!/bin/sh
            cd "$(dirname "$0")"
            echo "$*" >>calls
            head -n 1 answers | grep . || exit 3
            sed -i.old 1d answers
            """);
        File.SetUnixFileMode(az, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var environment = new Dictionary<string, string>
        {
            ["PATH"] = $"{_folder}:{Environment.GetEnvironmentVariable("PATH")}",
            ["AZURE_RESOURCE_GROUP"] = "group",
            ["MIGRATIONS_PATIENCE"] = "3",
            ["MIGRATIONS_PAUSE"] = "1",
        };
        return await Program.RunAsync(Infrastructure.Source, environment, "sh", "migrate.sh");
    }
}
