namespace BizPulse.Forecasting.Numerics;

/// <summary>
/// Splits a series into trend, season and rest by repeated local regression (STL, without its robust weights).
/// </summary>
/// <remarks>
/// Cleveland, Cleveland, McRae &amp; Terpenning, J. Official Statistics 6, 1990; the same answers as R's <c>stl</c>.
/// </remarks>
internal sealed class SeasonalTrendDecomposition
{
    private const int InnerLoops = 2;

    private readonly int _season;
    private readonly Loess _seasonal;
    private readonly Loess _lowPass;
    private readonly Loess _trend;

    /// <param name="season">Observations per season; more than two of them are needed.</param>
    /// <param name="window">How many seasons the seasonal pattern is smoothed over, odd.</param>
    public SeasonalTrendDecomposition(int season, int window = 11)
    {
        _season = season;
        _seasonal = Create(window, degree: 0);
        _lowPass = Create(NextOdd(season), degree: 1);
        _trend = Create(NextOdd(1.5 * season / (1 - 1.5 / window)), degree: 1);
    }

    public (double[] Trend, double[] Season) Decompose(double[] values)
    {
        var n = values.Length;
        var (trend, seasonal, work) = (new double[n], new double[n], new double[n]);
        var cycles = new double[n + 2 * _season]; // one season longer at either end
        var (averages, buffer) = (new double[cycles.Length], new double[cycles.Length]);
        for (var loop = 0; loop < InnerLoops; loop++)
        {
            for (var t = 0; t < n; t++)
                work[t] = values[t] - trend[t];
            SmoothCycles(work, cycles);

            MovingAverage(cycles, _season, averages);
            MovingAverage(averages.AsSpan(0, cycles.Length - _season + 1), _season, buffer);
            MovingAverage(buffer.AsSpan(0, n + 2), 3, averages);
            _lowPass.Smooth(averages.AsSpan(0, n), work);

            for (var t = 0; t < n; t++)
                seasonal[t] = cycles[_season + t] - work[t];
            for (var t = 0; t < n; t++)
                work[t] = values[t] - seasonal[t];
            _trend.Smooth(work, trend);
        }
        return (trend, seasonal);
    }

    // Smooths the values of each position in the season (all Mondays, all Tuesdays, ...) and extends them by one.
    private void SmoothCycles(double[] values, double[] cycles)
    {
        var longest = (values.Length - 1) / _season + 1;
        var (input, output) = (new double[longest], new double[longest]);
        for (var position = 0; position < _season; position++)
        {
            var count = (values.Length - 1 - position) / _season + 1;
            for (var i = 0; i < count; i++)
                input[i] = values[i * _season + position];
            var cycle = input.AsSpan(0, count);
            _seasonal.Smooth(cycle, output);

            cycles[position] = _seasonal.At(cycle, -1);
            for (var i = 0; i < count; i++)
                cycles[(i + 1) * _season + position] = output[i];
            cycles[(count + 1) * _season + position] = _seasonal.At(cycle, count);
        }
    }

    private static void MovingAverage(ReadOnlySpan<double> values, int length, Span<double> averages)
    {
        var sum = Moments.Sum(values[..length]);
        averages[0] = sum / length;
        for (var t = length; t < values.Length; t++)
        {
            sum += values[t] - values[t - length];
            averages[t - length + 1] = sum / length;
        }
    }

    private static Loess Create(int window, int degree) => new(window, degree, jump: (window + 9) / 10);

    private static int NextOdd(double value)
    {
        var whole = (int)Math.Ceiling(value);
        return whole % 2 == 0 ? whole + 1 : whole;
    }
}
