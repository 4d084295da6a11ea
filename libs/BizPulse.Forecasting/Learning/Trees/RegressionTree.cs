namespace BizPulse.Forecasting.Learning.Trees;

/// <summary>A binary tree of threshold questions with a value in each leaf.</summary>
internal sealed class RegressionTree(RegressionTree.Node[] nodes, double[] leafValues)
{
    /// <summary>One question: "is the feature at most the threshold?" A negative child is a leaf, written as its complement.</summary>
    internal struct Node
    {
        public int Feature;
        public byte Bin;
        public bool MissingGoesLeft;
        public float Threshold;
        public double Gain;
        public int Left;
        public int Right;

        public readonly bool GoesLeft(byte bin) => bin == 0 ? MissingGoesLeft : bin <= Bin;

        public readonly bool GoesLeft(float value) => float.IsNaN(value) ? MissingGoesLeft : value <= Threshold;
    }

    public ReadOnlySpan<Node> Nodes => nodes;

    public int Leaves => leafValues.Length;

    public Span<double> LeafValues => leafValues;

    public double Predict(ReadOnlySpan<float> features)
    {
        if (nodes.Length == 0)
            return leafValues[0];
        var next = 0;
        while (next >= 0)
        {
            ref readonly var node = ref nodes[next];
            next = node.GoesLeft(features[node.Feature]) ? node.Left : node.Right;
        }
        return leafValues[~next];
    }

    public double Predict(BinnedTable table, int row)
    {
        if (nodes.Length == 0)
            return leafValues[0];
        var next = 0;
        while (next >= 0)
        {
            ref readonly var node = ref nodes[next];
            next = node.GoesLeft(table.Bin(row, node.Feature)) ? node.Left : node.Right;
        }
        return leafValues[~next];
    }
}
