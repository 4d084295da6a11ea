using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.FileProviders;

namespace BizPulse.Gateway.Web;

/// <summary>The built web application: where its files are, and the inline scripts of its page.</summary>
internal sealed partial class SinglePageApp
{
    private const string Page = "index.html";

    public SinglePageApp(IConfiguration configuration, IWebHostEnvironment environment)
    {
        var root = Candidates(configuration["BizPulse:WebRoot"], environment.ContentRootPath).FirstOrDefault(
            folder => File.Exists(Path.Combine(folder, Page)));
        Files = root is null ? new NullFileProvider() : new PhysicalFileProvider(root);
        InlineScriptHashes = root is null ? [] : [.. HashScripts(File.ReadAllText(Path.Combine(root, Page)))];
    }

    internal IFileProvider Files { get; }

    internal IFileInfo Index => Files.GetFileInfo(Page);

    internal IReadOnlyList<string> InlineScriptHashes { get; }

    private static string[] Candidates(string? setting, string contentRoot) => setting is null
        ? [Path.Combine(contentRoot, "wwwroot"), Path.GetFullPath(Path.Combine(contentRoot, "../../web/dist"))]
        : [Path.GetFullPath(setting, contentRoot)];

    private static IEnumerable<string> HashScripts(string html) => InlineScript().Matches(html)
        .Select(script =>
            $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script.Groups["text"].Value)))}'");

    [GeneratedRegex(
        """<script(?![^>]*\bsrc=)[^>]*>(?<text>.*?)</script>""",
        RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex InlineScript();
}
