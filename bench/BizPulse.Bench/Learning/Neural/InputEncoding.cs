using BizPulse.Forecasting.Learning.Trees;

namespace BizPulse.Bench.Learning.Neural;

/// <summary>One input of a net that is not zero.</summary>
internal readonly record struct Input(int Index, float Value);

/// <summary>
/// Turns bins into inputs. A feature of few values has an input for each; of many, it stands between two of five knots
/// that are evenly spread over its ranks, so that even a linear net bends with it and no outlier weighs more than the
/// largest value usual.
/// </summary>
internal sealed class InputEncoding
{
    private const int FewValues = 12;
    private const int Knots = 5;

    private readonly int[] _first; // input of each feature's missing bin; its knots follow
    private readonly int[] _counts;

    public InputEncoding(FeatureBins bins)
    {
        (_first, _counts) = (new int[bins.Features], new int[bins.Features]);
        for (var feature = 0; feature < bins.Features; feature++)
        {
            (_first[feature], _counts[feature]) = (Count, bins.Count(feature) - 1);
            Count += 1 + Math.Min(_counts[feature], _counts[feature] <= FewValues ? FewValues : Knots);
        }
        MostPerRow = 2 * bins.Features;
    }

    /// <summary>The number of inputs.</summary>
    public int Count { get; }

    public int MostPerRow { get; }

    /// <summary>Writes the inputs of one feature and says how many there are.</summary>
    public int Write(int feature, byte bin, Span<Input> inputs)
    {
        var first = _first[feature];
        if (bin == 0 || _counts[feature] <= FewValues)
        {
            inputs[0] = new(first + bin, 1);
            return 1;
        }
        var position = (bin - 1f) / (_counts[feature] - 1) * (Knots - 1);
        var knot = Math.Min((int)position, Knots - 2);
        inputs[0] = new(first + 1 + knot, 1 - (position - knot));
        inputs[1] = new(first + 2 + knot, position - knot);
        return 2;
    }
}
