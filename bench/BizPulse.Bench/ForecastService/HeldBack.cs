using BizPulse.Forecasting.Metrics;
using BizPulse.Forecasts;
using BizPulse.Forecasts.Histories;
using BizPulse.Forecasts.Making;
using Npgsql;

namespace BizPulse.Bench.ForecastService;

/// <summary>How forecasts from a past day did against what people then wanted.</summary>
/// <param name="Coverage80">The share of days and products inside the 80 % interval, by randomised PIT.</param>
internal sealed record HeldBack(double Coverage80, double Coverage95, double Wape, double NaiveWape, double Bias)
{
    /// <summary>
    /// Histories as the service loads them, cut off at the origin, and the forecasts that it would have stored.
    /// </summary>
    public static async Task<HeldBack> MeasureAsync(
        NpgsqlDataSource postgres, DateOnly origin, int days, TrueDemand truth, string holidays)
    {
        var settings = new ForecastSettings { Days = days };
        var business = new BusinessSettings("GBP", TimeZoneInfo.Utc) { Holidays = holidays };
        var queries = new HistoryQueries(postgres, business);
        var skus = (await queries.CatalogueAsync(default)).Select(product => product.Sku).ToArray();
        var calendar = new HolidayCalendar(business, settings);
        var house = new HouseCalendar(queries, new StatedClosings(business), calendar, settings);
        var histories = (await new HistoryLoader(queries, house, calendar, settings).LoadAsync(skus, origin, default))
            .Where(history => !history.IsShort(settings)).ToList();
        var learnt = ProductForecaster.Engine(settings.Threads).Learn(
            [.. histories.Select(history => history.Demand)], days);

        var pit = new RandomisedPit();
        var (inside80, inside95, outcomes) = (0, 0, 0);
        var (actuals, means, naives) = (new List<double>(), new List<double>(), new List<double>());
        foreach (var (number, history) in histories.Index())
        {
            var forecast = learnt.Forecast(number);
            for (var step = 0; step < days; step++)
            {
                if (truth.Of(history.Sku, origin.AddDays(1 + step)) is not { } actual)
                    continue;
                var u = pit.Of(forecast.Distribution.Paths.Step(step), actual);
                outcomes++;
                inside80 += RandomisedPit.IsInside(u, 0.8) ? 1 : 0;
                inside95 += RandomisedPit.IsInside(u, 0.95) ? 1 : 0;
                actuals.Add(actual);
                means.Add(forecast.Mean[step]);
                naives.Add(history.Demand.Values[^(7 - step % 7)]);
            }
        }
        return new(
            (double)inside80 / outcomes, (double)inside95 / outcomes,
            PointError.Wape([.. actuals], [.. means]) ?? double.NaN,
            PointError.Wape([.. actuals], [.. naives]) ?? double.NaN,
            PointError.Bias([.. actuals], [.. means]) ?? double.NaN);
    }
}
