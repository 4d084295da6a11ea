namespace BizPulse.Questions;

/// <summary>
/// How much of a service one caller may take up: section <c>Questions</c> of the configuration. Each instance counts
/// for itself.
/// </summary>
public sealed record QuestionLimits
{
    /// <summary>Questions of one caller that are worked on at the same time.</summary>
    public int AtOncePerCaller { get; init; } = Math.Max(3, Environment.ProcessorCount);

    /// <summary>So many more wait for their turn; past them the caller is told to come again.</summary>
    public int WaitingPerCaller { get; init; } = 40;

    /// <summary>Of all callers together, first come first served.</summary>
    public int AtOnce { get; init; } = Math.Max(12, 4 * Environment.ProcessorCount);

    /// <summary>From when a question arrives until its answer begins.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(30);
}
