namespace BizPulse.Forecasting;

/// <summary>A history is too short for the model that was asked.</summary>
public sealed class InsufficientHistoryException(string model, int needed, int given)
    : ArgumentException($"Model '{model}' needs {needed} observations but the history has {given}.")
{
    public int Needed => needed;
    public int Given => given;

    public static void ThrowIfShorter(Series history, int minimum, string model)
    {
        ArgumentNullException.ThrowIfNull(history);
        if (history.Length < minimum)
            throw new InsufficientHistoryException(model, minimum, history.Length);
    }
}
