using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace BizPulse.Engines;

/// <summary>
/// The Postgres server as an npm package carries it, fetched once with npm's own means and kept with the build. The
/// package's checksum is pinned with its version.
/// </summary>
internal static class PostgresBinaries
{
    private const string Version = "18.4.0-beta.17";

    private static readonly Dictionary<string, string> s_checksums = new()
    {
        ["linux-x64"] = "jVw/MdDtIX/vICH/DKIe6/mHpiCggdx6QVyza4vt/NbcZFsL0KhwglF6F1Koqx3gRBZ9XtN+vi63EsqSyqOSxA==",
        ["linux-arm64"] = "TIzjtGnDGSD/LbdW0OWCEcbI+YVT0WKSfSr20TCkkP4UR8zeKe+QCZbO0/CM4hS9EWyZ4cDebjRvpRc3iMi6wg==",
        ["darwin-arm64"] = "Kg1ZMNFzkVIJs3g4V2UYEc5X005km9rGinxFBH8R1sOU2Rblvz4pt2Uf93Pu8Rk273Ue9HIdrbMPpgUqwjUi0Q==",
        ["darwin-x64"] = "4tShSYWMxUQTSWoQAdLnHISvRj6L9gTch9/31ASJPg6wgyN64LDRwMcOINEWybM7N0ropJ3nTYhFT3UX1bKY5Q==",
    };

    internal static string Folder { get; } = Path.Combine(Checkout.BuildDirectory("postgres"), Version);

    internal static async Task InstallAsync(Action<string> log, CancellationToken ct)
    {
        if (Directory.Exists(Folder))
            return;

        var kept = Directory.CreateDirectory(Path.GetDirectoryName(Folder)!);
        OpenToAll(kept.Parent!.FullName);
        OpenToAll(kept.FullName);
        using var turn = await FileTurn.TakeAsync(Folder + ".lock", ct);
        if (!Directory.Exists(Folder))
            await FetchAndUnpackAsync(Folder, log, ct);
    }

    private static async Task FetchAndUnpackAsync(string directory, Action<string> log, CancellationToken ct)
    {
        var platform = Platform;
        if (!s_checksums.TryGetValue(platform, out var checksum))
            throw new EngineException(
                $"There are no Postgres binaries for {platform}; known are {string.Join(", ", s_checksums.Keys)}.");
        log($"fetching Postgres {Version} for {platform} (once, some 25 MB)");
        var download = Directory.CreateDirectory(directory + ".download").FullName;
        var unpacked = directory + ".unpacked";
        try
        {
            var package = await FetchAsync($"@embedded-postgres/{platform}@{Version}", download, ct);
            await VerifyAsync(package, checksum, ct);
            await UnpackAsync(package, unpacked, ct);
            var native = Path.Combine(unpacked, "package", "native");
            OpenToAll(native);
            foreach (var inside in Directory.GetDirectories(native, "*", SearchOption.AllDirectories))
                OpenToAll(inside);
            Directory.Move(native, directory);
        }
        finally
        {
            Delete(download);
            Delete(unpacked);
        }
    }

    private static string Platform
    {
        get
        {
            var system = OperatingSystem.IsMacOS() ? "darwin" : OperatingSystem.IsLinux() ? "linux" : "windows";
            return $"{system}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
        }
    }

    private static async Task<string> FetchAsync(string package, string download, CancellationToken ct)
    {
        var npm = Programs.Find("npm") ?? throw new EngineException(
            "Postgres comes by npm, which is missing: install Node.js.");
        var (exitCode, output) = await Programs.RunAsync(
            new EngineCommand(npm, ["pack", "--silent", "--pack-destination", download, package], download), ct);
        return exitCode == 0 && Directory.GetFiles(download, "*.tgz") is [var file]
            ? file
            : throw new EngineException($"npm could not fetch {package}: {output}");
    }

    private static async Task VerifyAsync(string package, string checksum, CancellationToken ct)
    {
        await using var stream = File.OpenRead(package);
        var found = Convert.ToBase64String(await SHA512.HashDataAsync(stream, ct));
        if (found != checksum)
            throw new EngineException(
                $"The Postgres package that npm brought is not the expected one: its SHA-512 is {found}, not "
                + $"{checksum}.");
    }

    private static async Task UnpackAsync(string package, string directory, CancellationToken ct)
    {
        Delete(directory);
        Directory.CreateDirectory(directory);
        await using var file = File.OpenRead(package);
        await using var tar = new GZipStream(file, CompressionMode.Decompress);
        await TarFile.ExtractToDirectoryAsync(tar, directory, overwriteFiles: true, ct);

        // npm packages hold no symbolic links; this one lists those that its libraries need.
        var root = Path.Combine(directory, "package");
        var links = JsonSerializer.Deserialize<SymbolicLink[]>(
            await File.ReadAllTextAsync(Path.Combine(root, "native", "pg-symlinks.json"), ct),
            JsonSerializerOptions.Web)!;
        foreach (var link in links)
            File.CreateSymbolicLink(Path.Combine(root, link.Target), Path.GetFileName(link.Source));
        foreach (var unused in Directory.GetFiles(Path.Combine(root, "native", "lib"), "*.a"))
            File.Delete(unused);
        foreach (var part in Directory.GetFiles(Path.Combine(root, "native"), "*", SearchOption.AllDirectories))
            File.SetUnixFileMode(part, File.GetUnixFileMode(part) | (UnixFileMode)0b100_100_100);
        foreach (var program in Directory.GetFiles(Path.Combine(root, "native", "bin")))
            File.SetUnixFileMode(program, File.GetUnixFileMode(program) | (UnixFileMode)0b001_001_001);
    }

    /// <summary>The server may run as another user than the one who fetched it.</summary>
    private static void OpenToAll(string folder)
    {
        var mode = File.GetUnixFileMode(folder);
        if (mode != (mode | (UnixFileMode)0b101_101_101))
            File.SetUnixFileMode(folder, mode | (UnixFileMode)0b101_101_101);
    }

    private static void Delete(string directory)
    {
        if (Directory.Exists(directory))
            Directory.Delete(directory, recursive: true);
    }

    private sealed record SymbolicLink(string Source, string Target);
}
