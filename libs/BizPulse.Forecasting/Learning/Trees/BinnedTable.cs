namespace BizPulse.Forecasting.Learning.Trees;

/// <summary>Rows of features as one byte each.</summary>
/// <remarks>
/// For histograms the features are cut into blocks, each stored row by row: the histograms of a block stay in the
/// first-level cache, a row of a block is one cache line, and blocks are what threads share out. Questions are about
/// one feature, so each is also kept by itself.
/// </remarks>
public sealed class BinnedTable
{
    private const int MaxBlockWidth = 24; // 24 features × 128 bins × 8 bytes = 24 kB of histograms

    private readonly byte[][] _blocks;
    private readonly byte[][] _columns;
    private readonly int _width;

    public BinnedTable(FeatureBins bins, int rows)
    {
        ArgumentNullException.ThrowIfNull(bins);
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        (Bins, Rows) = (bins, rows);
        var blocks = Math.Max((bins.Features + MaxBlockWidth - 1) / MaxBlockWidth, Math.Min(2, bins.Features));
        _width = (bins.Features + blocks - 1) / blocks;
        _blocks = new byte[(bins.Features + _width - 1) / _width][];
        for (var block = 0; block < _blocks.Length; block++)
            _blocks[block] = new byte[(long)rows * WidthOf(block)];
        _columns = [.. Enumerable.Range(0, bins.Features).Select(_ => new byte[rows])];
    }

    public FeatureBins Bins { get; }
    public int Rows { get; }

    internal int Blocks => _blocks.Length;

    /// <summary>Bins rows of <see cref="FeatureBins.Features"/> values, one after the other.</summary>
    public static BinnedTable From(FeatureBins bins, ReadOnlySpan<float> rows)
    {
        ArgumentNullException.ThrowIfNull(bins);
        var table = new BinnedTable(bins, rows.Length / bins.Features);
        for (var row = 0; row < table.Rows; row++)
            table.SetRow(row, rows.Slice(row * bins.Features, bins.Features));
        return table;
    }

    /// <summary>Fills one row; different rows may be filled from different threads.</summary>
    public void SetRow(int row, ReadOnlySpan<float> values)
    {
        for (var feature = 0; feature < values.Length; feature++)
        {
            var block = feature / _width;
            var bin = Bins.Bin(feature, values[feature]);
            _blocks[block][row * WidthOf(block) + feature - block * _width] = bin;
            _columns[feature][row] = bin;
        }
    }

    internal int FirstFeatureOf(int block) => block * _width;

    internal int WidthOf(int block) => Math.Min(_width, Bins.Features - block * _width);

    internal byte[] Block(int block) => _blocks[block];

    /// <summary>The bin of each row.</summary>
    internal byte[] Column(int feature) => _columns[feature];

    internal byte Bin(int row, int feature) => _columns[feature][row];
}
