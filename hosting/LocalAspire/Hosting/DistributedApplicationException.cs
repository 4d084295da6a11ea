namespace Aspire.Hosting;

/// <summary>The application cannot run as described; the message says what to do about it.</summary>
public class DistributedApplicationException : Exception
{
    internal DistributedApplicationException(string message) : base(message)
    {
    }

    internal DistributedApplicationException(string message, Exception inner) : base(message, inner)
    {
    }
}
