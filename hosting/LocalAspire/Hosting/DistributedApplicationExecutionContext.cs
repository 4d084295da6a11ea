namespace Aspire.Hosting;

/// <summary>Whether the application runs or is published: here it always runs.</summary>
public class DistributedApplicationExecutionContext
{
    internal DistributedApplicationExecutionContext()
    {
    }

    public bool IsPublishMode { get; }

    public bool IsRunMode { get; } = true;
}
