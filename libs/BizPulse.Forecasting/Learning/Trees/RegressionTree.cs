namespace BizPulse.Forecasting.Learning.Trees;

/// <summary>A binary tree of threshold questions with a value in each leaf.</summary>
internal sealed class RegressionTree(RegressionTree.Node[] nodes, double[] leafValues)
{
    /// <summary>
    /// One question: "is the feature at most the threshold?" A negative child is a leaf, written as its complement.
    /// </summary>
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

    /// <summary>
    /// Sends many rows down together, question by question, which is faster than one row after the other.
    /// </summary>
    /// <param name="table">Their features.</param>
    /// <param name="rows">The rows; their order is lost.</param>
    /// <param name="scratch">As long as these.</param>
    /// <param name="arrived">Is told which rows ended in a leaf, and its value.</param>
    public void ToLeaves(
        BinnedTable table, Span<int> rows, Span<int> scratch, Action<ReadOnlySpan<int>, double> arrived) =>
        Send(table, rows, scratch, nodes.Length == 0 ? ~0 : 0, arrived);

    private void Send(
        BinnedTable table, Span<int> rows, Span<int> scratch, int to, Action<ReadOnlySpan<int>, double> arrived)
    {
        if (rows.IsEmpty)
            return;
        if (to < 0)
        {
            arrived(rows, leafValues[~to]);
            return;
        }
        var left = new RowPartition(table.Column(nodes[to].Feature), nodes[to]).Split(rows, scratch);
        scratch[..(rows.Length - left)].CopyTo(rows[left..]);
        Send(table, rows[..left], scratch, nodes[to].Left, arrived);
        Send(table, rows[left..], scratch, nodes[to].Right, arrived);
    }
}
