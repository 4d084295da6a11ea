namespace Aspire.Hosting.ApplicationModel;

/// <summary>The state of a resource, one of <see cref="KnownResourceStates"/>.</summary>
public sealed record ResourceStateSnapshot
{
    internal ResourceStateSnapshot(string text) => Text = text;

    public string Text { get; init; }
}
