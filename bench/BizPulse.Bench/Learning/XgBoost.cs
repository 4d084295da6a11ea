using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace BizPulse.Bench.Learning;

/// <summary>
/// XGBoost's histogram trees by Debian's Python, as a yardstick; its training time excludes loading and binning, as
/// ours does.
/// </summary>
internal static class XgBoost
{
    private const string Python = "/usr/bin/python3";

    private const string Script = """
        import sys, time, numpy as np, xgboost as xgb
        x, y, features, objective, rounds, leaves, bins, threads = sys.argv[1:9]
        x = np.fromfile(x, dtype=np.float32).reshape(-1, int(features))
        y = np.fromfile(y, dtype=np.float32)
        settings = dict(tree_method='hist', grow_policy='lossguide', max_leaves=int(leaves), max_depth=0, max_bin=int(bins),
                        eta=0.1, reg_lambda=1.0, min_child_weight=20, objective=objective, nthread=int(threads), verbosity=0)
        data = xgb.DMatrix(x, y)
        xgb.train(settings, data, 1)
        start = time.time()
        model = xgb.train(settings, data, int(rounds))
        seconds = time.time() - start
        print(seconds, float(np.sqrt(np.mean((model.predict(data) - y) ** 2))))
        """;

    public static (double Seconds, double Error)? Train(
        float[] values, float[] targets, int features, string objective, int rounds, int leaves, int bins)
    {
        var (x, y) = (Path.GetTempFileName(), Path.GetTempFileName());
        try
        {
            File.WriteAllBytes(x, MemoryMarshal.AsBytes(values.AsSpan()));
            File.WriteAllBytes(y, MemoryMarshal.AsBytes(targets.AsSpan()));
            return Run(
                [x, y, $"{features}", objective, $"{rounds}", $"{leaves}", $"{bins}", $"{Environment.ProcessorCount}"]);
        }
        finally
        {
            File.Delete(x);
            File.Delete(y);
        }
    }

    private static (double, double)? Run(string[] arguments)
    {
        if (!File.Exists(Python))
            return null;
        using var process = Process.Start(new ProcessStartInfo(Python, ["-c", Script, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            return null;
        var numbers = output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return (numbers[0], numbers[1]);
    }
}
