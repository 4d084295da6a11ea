using System.Text.RegularExpressions;

namespace LocalAspire.Running;

/// <summary>Text with terminal colours, as programs print it.</summary>
internal static partial class AnsiText
{
    internal static string Plain(string text) => text.Contains('\e', StringComparison.Ordinal) ? Escapes().Replace(text, "") : text;

    [GeneratedRegex("\e\\[[0-9;]*[A-Za-z]")]
    private static partial Regex Escapes();
}
