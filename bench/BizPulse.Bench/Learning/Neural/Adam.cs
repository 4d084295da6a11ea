using System.Numerics;
using System.Runtime.InteropServices;

namespace BizPulse.Bench.Learning.Neural;

/// <summary>
/// Steps along a gradient, each weight at its own pace. Kingma &amp; Ba, <i>Adam</i>, ICLR 2015; decay as in Loshchilov
/// &amp; Hutter, ICLR 2019.
/// </summary>
internal sealed class Adam(int count)
{
    private const float Momentum = 0.9f;
    private const float Memory = 0.99f;

    private readonly float[] _mean = new float[count];
    private readonly float[] _square = new float[count];
    private int _steps;

    /// <summary>Moves the weights and clears the gradients.</summary>
    public void Step(Span<float> weights, Span<float> gradients, double rate, double decay)
    {
        _steps++;
        var mean = Lanes(_mean);
        var square = Lanes(_square);
        var weight = Lanes(weights);
        var gradient = Lanes(gradients);
        var unbias = new Vector<float>((float)(1 / (1 - Math.Pow(Memory, _steps))));
        var length = new Vector<float>((float)(rate / (1 - Math.Pow(Momentum, _steps))));
        var keep = new Vector<float>((float)(1 - rate * decay));
        for (var lane = 0; lane < weight.Length; lane++)
        {
            mean[lane] = mean[lane] * Momentum + gradient[lane] * (1 - Momentum);
            square[lane] = square[lane] * Memory + gradient[lane] * gradient[lane] * (1 - Memory);
            weight[lane] = weight[lane] * keep
                - length * mean[lane] / (Vector.SquareRoot(square[lane] * unbias) + new Vector<float>(1e-8f));
        }
        gradients.Clear();
    }

    private static Span<Vector<float>> Lanes(Span<float> values) => MemoryMarshal.Cast<float, Vector<float>>(values);
}
