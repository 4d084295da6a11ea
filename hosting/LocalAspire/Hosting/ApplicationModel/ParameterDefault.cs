namespace Aspire.Hosting.ApplicationModel;

/// <summary>Where the value of a parameter comes from that nobody has set.</summary>
public abstract class ParameterDefault
{
    private protected ParameterDefault()
    {
    }

    internal abstract string NewValue();
}
