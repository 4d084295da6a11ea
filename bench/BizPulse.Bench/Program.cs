using BizPulse.Bench;
using BizPulse.Bench.Forecast;
using BizPulse.Bench.ForecastService;
using BizPulse.Bench.Ingest;
using BizPulse.Bench.Learning;
using BizPulse.Bench.Live;
using BizPulse.Bench.Models;
using BizPulse.Bench.Readers;
using BizPulse.Bench.Reads;

var benches = new Dictionary<string, Func<string[], Task<int>>>
{
    ["broker"] = BrokerBench.RunAsync,
    ["learners"] = options => Task.FromResult(LearnersBench.Run(options)),
    ["faults"] = FaultsBench.RunAsync,
    ["ingest"] = IngestBench.RunAsync,
    ["forecast"] = options => Task.FromResult(ForecastBench.Run(options)),
    ["forecast-service"] = ForecastServiceBench.RunAsync,
    ["models"] = options => Task.FromResult(ModelsBench.Run(options)),
    ["idle"] = IdleBench.RunAsync,
    ["live"] = LiveBench.RunAsync,
    ["reads"] = ReadsBench.RunAsync,
    ["readers"] = _ => ReadersBench.RunAsync(),
};

if (args.Length > 0 && benches.TryGetValue(args[0], out var bench))
    return await bench(args[1..]);

Console.Error.WriteLine($"Name a benchmark: {string.Join(", ", benches.Keys.Order(StringComparer.Ordinal))}");
return 2;
