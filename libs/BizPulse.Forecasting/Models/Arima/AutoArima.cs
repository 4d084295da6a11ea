namespace BizPulse.Forecasting.Models;

/// <summary>
/// A seasonal ARIMA model whose differences follow from tests and whose order is found step by step by AICc.
/// </summary>
/// <remarks>
/// Hyndman &amp; Khandakar, J. Stat. Softw. 27(3), 2008, as <c>auto.arima</c> of R's forecast package: orders are
/// compared by conditional squares on long series and by exact likelihood on short ones; the winner is fitted by exact
/// likelihood.
/// </remarks>
public sealed class AutoArima(int? seasonLength = null, int longestSeason = 24) : IForecastModel
{
    private const int LongestForExactSearch = 150;
    private const int MaxOrders = 94;

    public string Name => "arima";
    public int MinimumHistory => 8;

    public IFittedModel Fit(Series history)
    {
        InsufficientHistoryException.ThrowIfShorter(history, MinimumHistory, Name);
        return new ArimaForecast(Choose(history));
    }

    internal ArimaFit Choose(Series history)
    {
        var season = seasonLength ?? history.Season;
        if (season > longestSeason || history.Length <= 2 * season)
            season = 1;
        return new Search(new ArimaData(history, season)).Best();
    }

    private sealed class Search
    {
        private readonly ArimaData _data;
        private readonly ArimaOrder _differences;
        private readonly (int P, int Q, int SeasonalP, int SeasonalQ) _limits;
        private readonly bool _isExact;
        private readonly Dictionary<ArimaOrder, ArimaFit> _tried = [];

        public Search(ArimaData data)
        {
            _data = data;
            var seasonal = Differencing.SeasonalOrder(data.Values, data.Season);
            var differenced = Differencing.Apply(
                data.Values, new ArimaOrder(0, 0, 0, SeasonalD: seasonal), data.Season);
            _differences = new ArimaOrder(0, Differencing.Order(differenced), 0, SeasonalD: seasonal);
            var (n, most) = (data.Values.Length, data.Season > 1 ? data.Values.Length / 3 / data.Season : 0);
            _limits = (Math.Min(5, n / 3), Math.Min(5, n / 3), Math.Min(2, most), Math.Min(2, most));
            _isExact = n <= LongestForExactSearch && data.Season <= 12;
        }

        private bool MayHaveConstant => _differences.D + _differences.SeasonalD <= 1;

        public ArimaFit Best()
        {
            var seasonal = _data.Season > 1 ? 1 : 0;
            var best = Try(2, 2, seasonal, seasonal, MayHaveConstant, null);
            void Challenge(ArimaFit? fit) =>
                best = fit is not null && (best is null || fit.Aicc < best.Aicc) ? fit : best;

            Challenge(Try(0, 0, 0, 0, MayHaveConstant, null));
            Challenge(Try(1, 0, seasonal, 0, MayHaveConstant, null));
            Challenge(Try(0, 1, 0, seasonal, MayHaveConstant, null));
            if (MayHaveConstant)
                Challenge(Try(0, 0, 0, 0, false, null));

            for (ArimaFit? before = null; best is not null && best != before && _tried.Count < MaxOrders;)
            {
                before = best;
                foreach (var next in Neighbours(best))
                {
                    Challenge(next);
                    if (best != before)
                        break;
                }
            }
            return Final();
        }

        private IEnumerable<ArimaFit?> Neighbours(ArimaFit best)
        {
            var o = best.Order;
            foreach (var (p, q) in ((int, int)[])[(-1, 0), (0, -1), (1, 0), (0, 1), (-1, -1), (-1, 1), (1, -1), (1, 1)])
                yield return Try(o.P, o.Q, o.SeasonalP + p, o.SeasonalQ + q, o.Constant, best);
            foreach (var (p, q) in ((int, int)[])[(-1, 0), (0, -1), (1, 0), (0, 1), (-1, -1), (-1, 1), (1, -1), (1, 1)])
                yield return Try(o.P + p, o.Q + q, o.SeasonalP, o.SeasonalQ, o.Constant, best);
            if (MayHaveConstant)
                yield return Try(o.P, o.Q, o.SeasonalP, o.SeasonalQ, !o.Constant, best);
        }

        // Null for an order out of range, tried before, or next to one with fewer parameters.
        private ArimaFit? Try(int p, int q, int seasonalP, int seasonalQ, bool constant, ArimaFit? near)
        {
            var order =
                _differences with { P = p, Q = q, SeasonalP = seasonalP, SeasonalQ = seasonalQ, Constant = constant };
            if (p < 0 || q < 0 || seasonalP < 0 || seasonalQ < 0 || _tried.ContainsKey(order)
                || p > _limits.P || q > _limits.Q || seasonalP > _limits.SeasonalP || seasonalQ > _limits.SeasonalQ)
                return null;
            var fit = _isExact ? ArimaFit.Exact(_data, order, near) : ArimaFit.Conditional(_data, order, near);
            _tried.Add(order, fit);
            return IsSound(fit) ? fit : null;
        }

        // By exact likelihood a root may move up to the unit circle, as that of a season that hardly changes; it never
        // crosses it.
        private ArimaFit Final()
        {
            var best = _tried.Values.Where(IsSound).MinBy(fit => fit.Aicc);
            return best is null ? ArimaFit.Exact(_data, _differences with { Constant = MayHaveConstant })
                : _isExact ? best
                : ArimaFit.Exact(_data, best.Order, best);
        }

        private static bool IsSound(ArimaFit fit) => double.IsFinite(fit.Aicc) && !fit.Arma.IsNearUnitRoot;
    }
}
