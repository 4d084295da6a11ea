using System.Diagnostics;
using System.Globalization;
using BizPulse.Forecasting;

namespace BizPulse.Bench.Models;

/// <summary>The same work by R's forecast package (Debian: r-cran-forecast), as a yardstick on the same machine at the same time.</summary>
internal static class RForecast
{
    private const string Script = """
        suppressMessages(library(forecast))
        arguments <- commandArgs(trailingOnly = TRUE)
        call <- parse(text = arguments[1])
        rows <- strsplit(readLines(arguments[2]), ",")
        used <- function() sum(proc.time()[1:2])
        start <- used()
        done <- 0
        while (done < 3 || used() - start < 3) {
          y <- ts(as.numeric(rows[[done %% length(rows) + 1]]), frequency = 7)
          suppressWarnings(eval(call))
          done <- done + 1
        }
        cat(done / (used() - start))
        """;

    /// <summary>Series per second of processor time; null where R or its package is not installed.</summary>
    public static double? PerCpuSecond(string call, List<Series> histories)
    {
        var (script, data) = (Path.GetTempFileName(), Path.GetTempFileName());
        try
        {
            File.WriteAllText(script, Script);
            File.WriteAllLines(data, histories.Select(series => string.Join(',', series.Values)));
            using var process = Process.Start(new ProcessStartInfo("Rscript", [script, call, data]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? double.Parse(output, CultureInfo.InvariantCulture) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
        finally
        {
            File.Delete(script);
            File.Delete(data);
        }
    }
}
