namespace BizPulse.Answers;

public static class PathNames
{
    /// <summary>
    /// A name from the path of a question. A slash inside of it is left encoded by the server, so that it parts
    /// nothing.
    /// </summary>
    public static string Decoded(this string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
    }
}
