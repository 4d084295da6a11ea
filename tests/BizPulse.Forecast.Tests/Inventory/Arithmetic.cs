using System.Globalization;

namespace BizPulse.Forecasts.Tests.Inventory;

/// <summary>Works out what an explanation puts down: numbers, + − × /, brackets, ceil, max and sqrt.</summary>
internal sealed class Arithmetic
{
    private readonly string _text;
    private int _at;

    private Arithmetic(string text) => _text = text.Replace(" ", "", StringComparison.Ordinal);

    public static double Evaluate(string text)
    {
        var arithmetic = new Arithmetic(text);
        var value = arithmetic.Sum();
        Assert.Equal(arithmetic._text.Length, arithmetic._at);
        return value;
    }

    private double Sum()
    {
        for (var value = Product(); ;)
        {
            if (Takes("+"))
                value += Product();
            else if (Takes("−"))
                value -= Product();
            else
                return value;
        }
    }

    private double Product()
    {
        for (var value = Factor(); ;)
        {
            if (Takes("×"))
                value *= Factor();
            else if (Takes("/"))
                value /= Factor();
            else
                return value;
        }
    }

    private double Factor()
    {
        if (Takes("ceil("))
            return Math.Ceiling(Closed(Sum()) - 1e-9);
        if (Takes("sqrt("))
            return Math.Sqrt(Closed(Sum()));
        if (Takes("max("))
        {
            var first = Sum();
            Assert.True(Takes(","));
            return Closed(Math.Max(first, Sum()));
        }
        if (Takes("("))
            return Closed(Sum());
        var start = _at;
        while (_at < _text.Length
            && (char.IsAsciiDigit(_text[_at]) || _text[_at] == '.' || (_at == start && _text[_at] == '-')))
            _at++;
        return double.Parse(_text[start.._at], CultureInfo.InvariantCulture);
    }

    private double Closed(double value)
    {
        Assert.True(Takes(")"));
        return value;
    }

    private bool Takes(string word)
    {
        if (string.CompareOrdinal(_text, _at, word, 0, word.Length) != 0)
            return false;
        _at += word.Length;
        return true;
    }
}
