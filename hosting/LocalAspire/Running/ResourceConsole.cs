namespace LocalAspire.Running;

/// <summary>Prints the output of all resources, each line with the coloured name of the one it comes from.</summary>
internal sealed class ResourceConsole(bool enabled, IReadOnlyCollection<string> names)
{
    private static readonly string[] s_colours = ["36", "32", "35", "33", "34", "96", "92", "95", "93", "94"];

    private readonly bool _colours = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null or "";
    private readonly int _width = names.Select(name => name.Length).Append("apphost".Length).Max();
    private readonly Dictionary<string, string> _colourOf =
        names.Index().ToDictionary(item => item.Item, item => s_colours[item.Index % s_colours.Length]);

    internal void Write(string name, string line)
    {
        if (!enabled)
            return;
        var prefix = name.PadRight(_width);
        Console.Out.WriteLine(_colours
            ? $"\e[{_colourOf.GetValueOrDefault(name, "1")}m{prefix}\e[0m | {line}"
            : $"{prefix} | {AnsiText.Plain(line)}");
    }
}
