using System.Runtime.CompilerServices;

namespace BizPulse.Forecasting.Numerics;

internal static class Probability
{
    /// <exception cref="ArgumentOutOfRangeException">It is not between zero and one.</exception>
    public static void ThrowIfNone(double level, [CallerArgumentExpression(nameof(level))] string? name = null)
    {
        if (level is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(name, level, "A probability is between 0 and 1.");
    }
}
