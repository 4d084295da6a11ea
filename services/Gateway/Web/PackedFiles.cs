using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace BizPulse.Gateway.Web;

/// <summary>In which ways the build of the web application packs its files, the best one first.</summary>
internal sealed record Packing(string Name, string Extension)
{
    internal static IReadOnlyList<Packing> All { get; } = [new("br", ".br"), new("gzip", ".gz")];

    /// <summary>It is named, and not as unwanted.</summary>
    internal bool IsTakenBy(HttpRequest request) => request.GetTypedHeaders().AcceptEncoding.Any(accepted =>
        accepted.Value.Equals(Name, StringComparison.OrdinalIgnoreCase) && accepted.Quality is not 0);
}

/// <summary>The packed twins of files, by the names of the originals; what has none is not found.</summary>
internal sealed class PackedFiles(IFileProvider files, Packing packing) : IFileProvider
{
    public IFileInfo GetFileInfo(string subpath) => files.GetFileInfo(subpath + packing.Extension);

    public IDirectoryContents GetDirectoryContents(string subpath) => NotFoundDirectoryContents.Singleton;

    public IChangeToken Watch(string filter) => NullChangeToken.Singleton;
}
