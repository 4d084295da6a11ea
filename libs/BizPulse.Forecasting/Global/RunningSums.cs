namespace BizPulse.Forecasting.Global;

/// <summary>Prefix sums over the known steps of a series: the mean of any window in two look-ups.</summary>
internal sealed class RunningSums
{
    private readonly double[] _sums;
    private readonly double[] _squares;
    private readonly int[] _known;
    private readonly int[] _zeros;

    /// <param name="values">NaN where nothing is known.</param>
    public RunningSums(ReadOnlySpan<double> values)
    {
        (_sums, _squares) = (new double[values.Length + 1], new double[values.Length + 1]);
        (_known, _zeros) = (new int[values.Length + 1], new int[values.Length + 1]);
        for (var t = 0; t < values.Length; t++)
        {
            var isKnown = !double.IsNaN(values[t]);
            var value = isKnown ? values[t] : 0;
            _sums[t + 1] = _sums[t] + value;
            _squares[t + 1] = _squares[t] + value * value;
            _known[t + 1] = _known[t] + (isKnown ? 1 : 0);
            _zeros[t + 1] = _zeros[t] + (isKnown && value == 0 ? 1 : 0);
        }
    }

    public int Length => _sums.Length - 1;

    public int Known(int first, int last) => _known[After(last)] - _known[At(first)];

    /// <summary>
    /// The mean from <paramref name="first"/> to <paramref name="last"/>, both included, as far as they exist; NaN when
    /// nothing is known.
    /// </summary>
    public double Mean(int first, int last) => (_sums[After(last)] - _sums[At(first)]) / Known(first, last);

    public double Deviation(int first, int last)
    {
        var mean = Mean(first, last);
        return Math.Sqrt(Math.Max(0, (_squares[After(last)] - _squares[At(first)]) / Known(first, last) - mean * mean));
    }

    public double ZeroShare(int first, int last) =>
        (double)(_zeros[After(last)] - _zeros[At(first)]) / Known(first, last);

    // 0 / 0 above is the NaN that marks an unknown window.
    private int At(int t) => Math.Clamp(t, 0, Length);

    private int After(int t) => Math.Clamp(t + 1, 0, Length);
}
