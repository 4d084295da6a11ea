using BizPulse.Bench.Forecast;

return args switch
{
    ["forecast", .. var options] => ForecastBench.Run(options),
    _ => 0,
};
