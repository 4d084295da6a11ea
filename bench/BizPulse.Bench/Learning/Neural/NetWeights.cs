using System.Numerics;
using System.Runtime.InteropServices;

namespace BizPulse.Bench.Learning.Neural;

/// <summary>The weights of one hidden layer and what it adds up to; the same shape holds their gradients.</summary>
internal sealed class NetWeights(int inputs, int hidden)
{
    /// <summary>Units that pass on what they get; the others only what is above zero.</summary>
    public const int Linear = 16;

    public int Hidden { get; } = hidden;

    /// <summary>Per input one weight to each hidden unit, then the weights of the hidden units.</summary>
    public float[] Values { get; } = new float[(inputs + 1) * hidden];

    public Span<float> Of(int input) => Values.AsSpan(input * Hidden, Hidden);

    public Span<float> Outer => Of(inputs);

    /// <param name="activations">Receives what the hidden units give.</param>
    public float Output(ReadOnlySpan<Input> row, Span<float> activations)
    {
        activations.Clear();
        var sums = MemoryMarshal.Cast<float, Vector<float>>(activations);
        foreach (var (index, value) in row)
        {
            var weights = MemoryMarshal.Cast<float, Vector<float>>(Of(index));
            for (var lane = 0; lane < sums.Length; lane++)
                sums[lane] += weights[lane] * value;
        }
        var output = Vector<float>.Zero;
        var outer = MemoryMarshal.Cast<float, Vector<float>>(Outer);
        for (var lane = 0; lane < sums.Length; lane++)
        {
            if (lane >= Linear / Vector<float>.Count)
                sums[lane] = Vector.Max(sums[lane], Vector<float>.Zero);
            output += sums[lane] * outer[lane];
        }
        return Vector.Sum(output);
    }

    /// <summary>Adds the gradient of one row to these, which are gradients of <paramref name="weights"/>.</summary>
    /// <param name="slope">Of the loss by the row's score.</param>
    /// <param name="activations">As the row left them; used up.</param>
    public void AddGradient(NetWeights weights, ReadOnlySpan<Input> row, float slope, Span<float> activations)
    {
        var units = MemoryMarshal.Cast<float, Vector<float>>(activations);
        var inner = MemoryMarshal.Cast<float, Vector<float>>(weights.Outer);
        var outer = MemoryMarshal.Cast<float, Vector<float>>(Outer);
        for (var lane = 0; lane < units.Length; lane++)
        {
            outer[lane] += units[lane] * slope;
            var back = inner[lane] * slope;
            units[lane] = lane < Linear / Vector<float>.Count ? back
                : Vector.ConditionalSelect(
                    Vector.GreaterThan(units[lane], Vector<float>.Zero), back, Vector<float>.Zero);
        }
        foreach (var (index, value) in row)
        {
            var gradient = MemoryMarshal.Cast<float, Vector<float>>(Of(index));
            for (var lane = 0; lane < units.Length; lane++)
                gradient[lane] += units[lane] * value;
        }
    }
}
