namespace Aspire.Hosting.JavaScript;

/// <summary>A Vite app: its development server.</summary>
public class ViteAppResource : JavaScriptAppResource
{
    internal ViteAppResource(string name, string command, string workingDirectory) : base(name, command, workingDirectory)
    {
    }
}
