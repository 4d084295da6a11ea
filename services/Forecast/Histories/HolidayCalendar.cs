using BizPulse.Forecasting;
using BizPulse.Forecasting.Calendar;

namespace BizPulse.Forecasts.Histories;

/// <summary>
/// The public holidays of the business, on the days of a history and on those ahead: what they do to the shop is learnt
/// from the past ones.
/// </summary>
internal sealed class HolidayCalendar
{
    private readonly Func<int, IReadOnlySet<DateOnly>>? _daysOf;
    private readonly int _daysAhead;

    public HolidayCalendar(BusinessSettings business, ForecastSettings settings)
    {
        _daysAhead = settings.Days + 1; // the eve of a holiday just past the horizon is within it
        if (business.Holidays.Length > 0 && !PublicHolidays.ByRegion.TryGetValue(business.Holidays, out _daysOf))
            throw new InvalidOperationException(
                $"BizPulse:Holidays is '{business.Holidays}'; known are "
                + $"{string.Join(", ", PublicHolidays.ByRegion.Keys.Order(StringComparer.Ordinal))}, and nothing for "
                + "none.");
    }

    public IEnumerable<Regressor> Of(Series history) =>
        _daysOf is null ? [] : [PublicHolidays.AsRegressor(_daysOf, history, _daysAhead)];
}
