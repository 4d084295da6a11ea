namespace BizPulse.Forecasting.Numerics;

/// <summary>Standard normal numbers from a seed (Marsaglia's polar method).</summary>
internal sealed class NormalSampler(int seed)
{
    private readonly Random _random = new(seed);
    private double _spare = double.NaN;

    public double Next()
    {
        if (!double.IsNaN(_spare))
        {
            var spare = _spare;
            _spare = double.NaN;
            return spare;
        }
        double u, v, s;
        do
        {
            u = 2 * _random.NextDouble() - 1;
            v = 2 * _random.NextDouble() - 1;
            s = u * u + v * v;
        }
        while (s is >= 1 or 0);
        var scale = Math.Sqrt(-2 * Math.Log(s) / s);
        _spare = v * scale;
        return u * scale;
    }

    public double NextUniform() => _random.NextDouble();

    public int Next(int exclusiveUpperBound) => _random.Next(exclusiveUpperBound);
}
