using System.ComponentModel;
using System.Diagnostics;

namespace EmbeddedKafka.Tests.Clients;

/// <summary>A client that is a program of its own.</summary>
internal static class ClientProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>What the program prints; fails when it ends with an error.</summary>
    public static async Task<string> RunAsync(
        string program, IEnumerable<string> arguments, string input = "", string? folder = null)
    {
        var (exitCode, output, errors) = await TryRunAsync(program, arguments, input, folder);
        Assert.True(exitCode == 0, $"{program} ended with {exitCode}: {errors}");
        return output;
    }

    public static async Task<(int ExitCode, string Output, string Errors)> TryRunAsync(
        string program, IEnumerable<string> arguments, string input = "", string? folder = null)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? "",
        })!;
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            var (output, errors) = (
                process.StandardOutput.ReadToEndAsync(patience.Token),
                process.StandardError.ReadToEndAsync(patience.Token));
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Skips the test when the program is not there or not of use.</summary>
    public static async Task RequireAsync(string program, string[] arguments, string reason)
    {
        try
        {
            var (exitCode, _, _) = await TryRunAsync(program, arguments);
            Assert.SkipUnless(exitCode == 0, reason);
        }
        catch (Win32Exception)
        {
            Assert.Skip(reason);
        }
    }

    /// <summary>A file of this test project's source, beside which the programs of other languages stand.</summary>
    public static string Source(params string[] path)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "BizPulse.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException(
                "this is not a checkout of BizPulse");
        return Path.Combine([folder, "tests", "EmbeddedKafka.Tests", "Clients", .. path]);
    }
}
