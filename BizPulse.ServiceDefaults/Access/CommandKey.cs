namespace BizPulse.Access;

/// <summary>
/// How the commands of the Aspire dashboard reach a service: by a secret of this system in a header, with a planner's
/// rights. Without the setting <c>BizPulse:CommandKey</c> there is no such way in, and the gateway lets the header of
/// no one through.
/// </summary>
public static class CommandKey
{
    public const string Header = "X-Command-Key";
    public const string Setting = "BizPulse:CommandKey";

    internal const string Scheme = "command-key";
    internal const int ShortestKey = 22;
}
