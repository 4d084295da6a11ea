using System.Diagnostics;
using BizPulse.Bench.Forecast;
using BizPulse.Forecasting;

namespace BizPulse.Bench.Models;

/// <summary>
/// The same work by R's forecast package (Debian: r-cran-forecast), as a yardstick on the same machine at the same
/// time.
/// </summary>
internal static class RForecast
{
    private const string Start = """
        suppressMessages(library(forecast))
        arguments <- commandArgs(trailingOnly = TRUE)
        call <- parse(text = arguments[1])
        rows <- strsplit(readLines(arguments[2]), ",")
        season <- as.numeric(arguments[3])
        h <- as.numeric(arguments[4])
        used <- function() sum(proc.time()[1:2])
        start <- used()

        """;

    private const string Speed = """
        done <- 0
        while (done < 3 || used() - start < 3) {
          y <- ts(as.numeric(rows[[done %% length(rows) + 1]]), frequency = season)
          suppressWarnings(eval(call))
          done <- done + 1
        }
        cat(done / (used() - start))
        """;

    private const string Means = """
        for (row in rows) {
          y <- ts(as.numeric(row), frequency = season)
          cat(suppressWarnings(as.numeric(eval(call)$mean)), sep = ",")
          cat("\n")
        }
        cat(used() - start)
        """;

    /// <summary>Series per second of processor time; null where R or its package is not installed.</summary>
    /// <param name="call">In R: the history is <c>y</c>, the horizon <c>h</c>.</param>
    public static double? PerCpuSecond(string call, List<Series> histories, int horizon) =>
        Run(Speed, call, histories, season: 7, horizon) is { } output ? Csv.Number(output) : null;

    /// <summary>
    /// The expected values of each series, and the seconds of processor time that all took; null where R or its package
    /// is not installed.
    /// </summary>
    public static (double[][] Means, double Seconds)? Forecast(
        string call, IReadOnlyList<Series> histories, int season, int horizon)
    {
        if (Run(Means, call, histories, season, horizon)?.Split('\n') is not { } lines)
            return null;
        return ([.. lines[..^1].Select(line => Csv.Numbers(line.Split(',')))], Csv.Number(lines[^1]));
    }

    private static string? Run(string script, string call, IReadOnlyList<Series> histories, int season, int horizon)
    {
        var (code, data) = (Path.GetTempFileName(), Path.GetTempFileName());
        try
        {
            File.WriteAllText(code, Start + script);
            File.WriteAllLines(data, histories.Select(series => string.Join(',', series.Values)));
            string[] arguments = [code, call, data, $"{season}", $"{horizon}"];
            using var process = Process.Start(new ProcessStartInfo("Rscript", arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true
            })!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
        finally
        {
            File.Delete(code);
            File.Delete(data);
        }
    }
}
