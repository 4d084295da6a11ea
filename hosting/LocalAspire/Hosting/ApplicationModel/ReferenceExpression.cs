using System.Runtime.CompilerServices;
using System.Text;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Text with values that are known once ports and secrets are.</summary>
public class ReferenceExpression : IExpressionValue
{
    private readonly IReadOnlyList<object> _parts;

    private ReferenceExpression(IReadOnlyList<object> parts) => _parts = parts;

    string IManifestExpressionProvider.ValueExpression =>
        string.Concat(_parts.Select(part => (part as IManifestExpressionProvider)?.ValueExpression ?? part));

    public static ReferenceExpression Create(in ExpressionInterpolatedStringHandler handler) => new(handler.Parts);

    public async ValueTask<string?> GetValueAsync(CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        foreach (var part in _parts)
            text.Append(part is IValueProvider value ? await value.GetValueAsync(cancellationToken) : part);
        return text.ToString();
    }

    /// <summary>Collects the literals and the values of an interpolated string.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct ExpressionInterpolatedStringHandler
    {
        internal readonly List<object> Parts = [];

        public ExpressionInterpolatedStringHandler(int literalLength, int formattedCount)
        {
        }

        public void AppendLiteral(string value) => Parts.Add(value);

        public void AppendFormatted(string? value, string? format = null) =>
            Parts.Add(format == "uri" ? Uri.EscapeDataString(value ?? "") : value ?? "");

        public void AppendFormatted<T>(T valueProvider, string? format = null) where T : IValueProvider, IManifestExpressionProvider =>
            Parts.Add(format == "uri" ? new UriEscaped(valueProvider) : valueProvider);

        public void AppendFormatted<T>(IResourceBuilder<T> valueProvider, string? format = null)
            where T : IResource, IValueProvider, IManifestExpressionProvider => AppendFormatted(valueProvider.Resource, format);
    }

    private sealed class UriEscaped(IValueProvider value) : IValueProvider
    {
        public async ValueTask<string?> GetValueAsync(CancellationToken cancellationToken) =>
            Uri.EscapeDataString(await value.GetValueAsync(cancellationToken) ?? "");
    }
}
