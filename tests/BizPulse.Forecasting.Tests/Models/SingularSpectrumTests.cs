using BizPulse.Forecasting.Models;

namespace BizPulse.Forecasting.Tests.Models;

public sealed class SingularSpectrumTests
{
    [Fact]
    public void Continues_two_waves_that_no_setting_names()
    {
        double Wave(int t) => 50 + 10 * Math.Sin(t * Math.Tau / 9) + 4 * Math.Cos(t * Math.Tau / 23);

        var forecast = new SingularSpectrum().Fit([.. Enumerable.Range(0, 240).Select(Wave)]).Mean(20);

        for (var step = 0; step < 20; step++)
            Assert.Equal(Wave(240 + step), forecast[step], 0.1);
    }

    [Fact]
    public void Of_pure_noise_it_expects_about_the_mean()
    {
        var random = new Random(1);

        var forecast = new SingularSpectrum().Fit([.. Enumerable.Range(0, 200).Select(_ => 10 + random.NextDouble())])
            .Mean(30);

        Assert.Equal(10.5, forecast.Average(), 0.2);
    }
}
