using System.Net.Http.Json;
using System.Text.Json;
using Aspire.Hosting.ApplicationModel;

namespace BizPulse.System.Tests;

/// <summary>What the dashboard offers to do with a part.</summary>
public sealed class CommandTests(RunningSystem system)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("forecast", "retrain")]
    [InlineData("ingestion", "replay-dead-letters")]
    public async Task A_command_of_a_service_is_let_in(string part, string command)
    {
        var done = await ExecuteAsync(part, command);

        Assert.True(done.Success, done.Message);
    }

    [Fact]
    public async Task A_backup_is_written_for_its_owner_alone()
    {
        var done = await ExecuteAsync("bizpulse", "back-up");

        Assert.True(done.Success, done.Message);
        var file = Assert.Single(Directory.GetFiles(Path.Combine(system.Home, "backups")));
        Assert.True(new FileInfo(file).Length > 0);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(file)!));
    }

    [Fact]
    public async Task A_key_in_a_request_from_outside_is_not_passed_on()
    {
        var secrets = JsonSerializer.Deserialize<Dictionary<string, string>>(await File.ReadAllTextAsync(Path.Combine(system.Home, "secrets.json"), Ct))!;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/ingest/deadletters/replay") { Content = JsonContent.Create(new { }) };
        request.Headers.Add("X-Command-Key", secrets["command-key"]);

        using var answer = await system.Gateway.SendAsync(request, Ct);

        Assert.Equal(global::System.Net.HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private Task<ExecuteCommandResult> ExecuteAsync(string part, string command) =>
        system.Application.ResourceCommands.ExecuteCommandAsync(part, command, Ct).WaitAsync(s_patience, Ct);
}
