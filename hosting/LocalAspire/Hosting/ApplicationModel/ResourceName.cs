using System.Text.RegularExpressions;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Letters, digits and single hyphens, beginning with a letter: a name has to do as a host name too.</summary>
internal static partial class ResourceName
{
    internal static string Check(string name) => Pattern().IsMatch(name) && name.Length <= 64
        ? name
        : throw new ArgumentException(
            $"The resource name '{name}' must be 1 to 64 letters, digits and single hyphens, beginning with a letter.", nameof(name));

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$")]
    private static partial Regex Pattern();
}
