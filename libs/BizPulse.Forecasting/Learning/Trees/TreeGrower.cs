namespace BizPulse.Forecasting.Learning.Trees;

/// <summary>Grows one regression tree after the other on the same table, leaf by leaf, best gain first.</summary>
/// <remarks>
/// Ke et al., <i>LightGBM: A Highly Efficient Gradient Boosting Decision Tree</i>, NeurIPS 2017. Each split reads only
/// the rows of the smaller child: the histogram of the larger one is its parent's minus that.
/// </remarks>
internal sealed class TreeGrower
{
    private const int RowsWorthAThread = 4096;

    private readonly BinnedTable _table;
    private readonly TreeOptions _options;
    private readonly int _stride;
    private readonly int[] _rows;
    private readonly int[] _scratch;
    private readonly long[][] _histograms;
    private readonly int[]?[] _columns; // per block, the columns that this tree may use; null for all
    private readonly Split[] _bestOfBlock;
    private readonly Split[] _otherBestOfBlock;
    private readonly List<Leaf> _leaves = [];
    private PackedGradients _gradients = new(0);
    private Random _random = new(0);
    private int[] _features; // those that this tree may use

    public TreeGrower(BinnedTable table, TreeOptions options)
    {
        (_table, _options) = (table, options);
        _stride = (table.Bins.MaxCount + 7) & ~7;
        (_rows, _scratch) = (new int[table.Rows], new int[table.Rows]);
        _histograms = new long[options.MaxLeaves][];
        _columns = new int[]?[table.Blocks];
        _features = [.. Enumerable.Range(0, table.Bins.Features)];
        (_bestOfBlock, _otherBestOfBlock) = (new Split[table.Blocks], new Split[table.Blocks]);
    }

    /// <summary>The rows that ended in a leaf of the tree grown last, in ascending order.</summary>
    public ReadOnlySpan<int> RowsOf(int leaf) => _rows.AsSpan(_leaves[leaf].Start, _leaves[leaf].Count);

    /// <param name="sample">The rows to learn from, in ascending order.</param>
    /// <param name="gradients">Their gradients.</param>
    /// <param name="random">Chooses the features when not all are used.</param>
    public RegressionTree Grow(ReadOnlySpan<int> sample, PackedGradients gradients, Random random)
    {
        _gradients = gradients;
        sample.CopyTo(_rows);
        ChooseColumns(random);
        _random = random;
        _leaves.Clear();
        _leaves.Add(Root(sample.Length));

        var nodes = new List<RegressionTree.Node>();
        while (_leaves.Count < _options.MaxLeaves && MostToGain() is { } leaf)
            nodes.Add(SplitLeaf(leaf, nodes));
        return new RegressionTree([.. nodes], [.. _leaves.Select(ValueOf)]);
    }

    private Leaf Root(int count)
    {
        var total = 0L;
        foreach (var row in _rows.AsSpan(0, count))
            total += _gradients.Values[row];
        var root = new Leaf
        {
            Start = 0,
            Count = count,
            Sum = total,
            Histogram = HistogramOf(0),
            Parent = -1,
            Tried = ChooseTried(),
        };
        var parallel = IsWorthSharing(count);
        ForEachBlock(parallel, block =>
        {
            Fill(root, block);
            _bestOfBlock[block] = BestSplit(root, block);
        });
        root.Best = BestOf(_bestOfBlock, root);
        return root;
    }

    /// <summary>Turns a leaf into a question; its left child keeps its number, the right one gets the next.</summary>
    private RegressionTree.Node SplitLeaf(int number, List<RegressionTree.Node> nodes)
    {
        var parent = _leaves[number];
        var split = parent.Best;
        var node = new RegressionTree.Node
        {
            Feature = split.Feature,
            Bin = split.Bin,
            MissingGoesLeft = split.MissingGoesLeft,
            Threshold = _table.Bins.UpperBound(split.Feature, split.Bin),
            Gain = split.Gain,
            Left = ~number,
            Right = ~_leaves.Count,
        };
        if (parent.Parent >= 0)
            PointTo(nodes, parent, nodes.Count);

        var leftCount = Partition(parent, node);
        var left = new Leaf
        {
            Start = parent.Start,
            Count = leftCount,
            Sum = split.LeftSum,
            Parent = nodes.Count,
            IsLeft = true,
        };
        var right = new Leaf
        {
            Start = parent.Start + leftCount,
            Count = parent.Count - leftCount,
            Sum = parent.Sum - split.LeftSum,
            Parent = nodes.Count,
        };
        if (_leaves.Count + 1 < _options.MaxLeaves)
            SearchChildren(parent, left, right);
        _leaves[number] = left;
        _leaves.Add(right);
        return node;
    }

    private void SearchChildren(Leaf parent, Leaf left, Leaf right)
    {
        var (small, large) = left.Count <= right.Count ? (left, right) : (right, left);
        (small.Histogram, large.Histogram) = (HistogramOf(_leaves.Count), parent.Histogram);
        (left.Tried, right.Tried) = (ChooseTried(), ChooseTried());
        ForEachBlock(IsWorthSharing(small.Count), block =>
        {
            Fill(small, block);
            Histogram.Subtract(BlockOf(large.Histogram, block), BlockOf(small.Histogram, block));
            _bestOfBlock[block] = BestSplit(small, block);
            _otherBestOfBlock[block] = BestSplit(large, block);
        });
        small.Best = BestOf(_bestOfBlock, small);
        large.Best = BestOf(_otherBestOfBlock, large);
    }

    private int? MostToGain()
    {
        var best = -1;
        for (var leaf = 0; leaf < _leaves.Count; leaf++)
            if (_leaves[leaf].Best.Feature >= 0 && (best < 0 || _leaves[leaf].Best.Gain > _leaves[best].Best.Gain))
                best = leaf;
        return best < 0 ? null : best;
    }

    private void Fill(Leaf leaf, int block)
    {
        var histogram = BlockOf(leaf.Histogram, block);
        histogram.Clear();
        Histogram.Add(
            _rows.AsSpan(leaf.Start, leaf.Count), _table.Block(block), _table.WidthOf(block), _columns[block],
            _gradients.Values, histogram, _stride);
    }

    private Split BestSplit(Leaf leaf, int block)
    {
        var best = Split.None;
        if (leaf.Count < 2 * _options.MinRowsInLeaf || PackedGradients.Hessian(leaf.Sum) == 0)
            return best;
        // Rows are counted by their share of the hessian: exact where all weigh the same, close enough elsewhere.
        var minHessian = Math.Max(1, 0.999 * _options.MinRowsInLeaf * PackedGradients.Hessian(leaf.Sum) / leaf.Count);
        var search = new SplitSearch(
            leaf.Sum, _gradients.GradientUnit, _gradients.HessianUnit, _options.L2, minHessian);
        var histogram = BlockOf(leaf.Histogram, block);
        var first = _table.FirstFeatureOf(block);
        var columns = _columns[block];
        for (var i = 0; i < (columns?.Length ?? _table.WidthOf(block)); i++)
        {
            var column = columns?[i] ?? i;
            if (leaf.Tried is { } tried && !tried[first + column])
                continue;
            var split = search.Best(
                first + column, histogram.Slice(column * _stride, _table.Bins.Count(first + column)));
            if (split.IsBetterThan(best))
                best = split;
        }
        return best;
    }

    private Split BestOf(Split[] candidates, Leaf leaf)
    {
        var best = Split.None;
        foreach (var candidate in candidates)
            if (candidate.IsBetterThan(best))
                best = candidate;
        if (best.Feature < 0)
            return best;
        var search = new SplitSearch(leaf.Sum, _gradients.GradientUnit, _gradients.HessianUnit, _options.L2, 1);
        var gain = best.Gain - search.GainOfLeaf;
        return gain > Math.Max(_options.MinGain, 1e-9 * search.GainOfLeaf) ? best with { Gain = gain } : Split.None;
    }

    private int Partition(Leaf leaf, in RegressionTree.Node node)
    {
        var rows = _rows.AsSpan(leaf.Start, leaf.Count);
        var scratch = _scratch.AsSpan(leaf.Start, leaf.Count);
        var column = new RowPartition(_table.Column(node.Feature), node);
        if (!IsWorthSharing(leaf.Count))
        {
            var left = column.Split(rows, scratch);
            scratch[..(rows.Length - left)].CopyTo(rows[left..]);
            return left;
        }
        return SplitInParts(leaf, column);
    }

    private int SplitInParts(Leaf leaf, RowPartition column)
    {
        var parts = _options.Threads;
        var lefts = new int[parts];
        Parallel.For(0, parts, new ParallelOptions { MaxDegreeOfParallelism = parts }, part =>
        {
            var (start, count) = Part(part);
            lefts[part] = column.Split(_rows.AsSpan(start, count), _scratch.AsSpan(start, count));
        });
        var left = lefts[0];
        for (var part = 1; part < parts; part++)
        {
            _rows.AsSpan(Part(part).Start, lefts[part]).CopyTo(_rows.AsSpan(leaf.Start + left));
            left += lefts[part];
        }
        var right = leaf.Start + left;
        for (var part = 0; part < parts; part++)
        {
            var (start, count) = Part(part);
            _scratch.AsSpan(start, count - lefts[part]).CopyTo(_rows.AsSpan(right));
            right += count - lefts[part];
        }
        return left;

        (int Start, int Count) Part(int part)
        {
            var start = (int)((long)leaf.Count * part / parts);
            return (leaf.Start + start, (int)((long)leaf.Count * (part + 1) / parts) - start);
        }
    }

    private double ValueOf(Leaf leaf) =>
        -PackedGradients.Gradient(leaf.Sum) * _gradients.GradientUnit
        / Math.Max(PackedGradients.Hessian(leaf.Sum) * _gradients.HessianUnit + _options.L2, double.Epsilon);

    private void ChooseColumns(Random random)
    {
        if (_options.FeatureFraction >= 1)
            return;
        _features = Choose(Enumerable.Range(0, _table.Bins.Features), _options.FeatureFraction, random);
        for (var block = 0; block < _columns.Length; block++)
        {
            var (first, width) = (_table.FirstFeatureOf(block), _table.WidthOf(block));
            _columns[block] =
                [.. _features.Where(feature => feature >= first && feature < first + width)
                    .Select(feature => feature - first)];
        }
    }

    private bool[]? ChooseTried()
    {
        if (_options.SplitFeatureFraction >= 1)
            return null;
        var tried = new bool[_table.Bins.Features];
        foreach (var feature in Choose(_features, _options.SplitFeatureFraction, _random))
            tried[feature] = true;
        return tried;
    }

    private static int[] Choose(IEnumerable<int> features, double share, Random random)
    {
        var shuffled = features.ToArray();
        random.Shuffle(shuffled);
        return [.. shuffled.Take(Math.Max(1, (int)Math.Round(share * shuffled.Length))).Order()];
    }

    private long[] HistogramOf(int leaf) => _histograms[leaf] ??= new long[_table.Bins.Features * _stride];

    private Span<long> BlockOf(long[] histogram, int block) =>
        histogram.AsSpan(_table.FirstFeatureOf(block) * _stride, _table.WidthOf(block) * _stride);

    private bool IsWorthSharing(int rows) => _options.Threads > 1 && rows >= RowsWorthAThread;

    private void ForEachBlock(bool parallel, Action<int> work)
    {
        if (parallel)
            Parallel.For(0, _table.Blocks, new ParallelOptions { MaxDegreeOfParallelism = _options.Threads }, work);
        else
            for (var block = 0; block < _table.Blocks; block++)
                work(block);
    }

    private static void PointTo(List<RegressionTree.Node> nodes, Leaf leaf, int child)
    {
        var parent = nodes[leaf.Parent];
        if (leaf.IsLeft)
            parent.Left = child;
        else
            parent.Right = child;
        nodes[leaf.Parent] = parent;
    }

    private sealed class Leaf
    {
        public int Start;
        public int Count;
        public long Sum;
        public long[] Histogram = [];
        public Split Best = Split.None;
        public int Parent;
        public bool IsLeft;
        public bool[]? Tried; // features this leaf may ask about; null for all of the tree's
    }
}
