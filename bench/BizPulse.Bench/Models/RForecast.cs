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
        work <- function(from) {
          start <- proc.time()[3]
          done <- 0
          while (done < 3 || proc.time()[3] - start < 5) {
            y <- ts(as.numeric(rows[[(from + done) %% length(rows) + 1]]), frequency = 7)
            suppressWarnings(eval(call))
            done <- done + 1
          }
          done / (proc.time()[3] - start)
        }
        cores <- as.integer(arguments[3])
        cat(sum(unlist(parallel::mclapply(31 * seq_len(cores), work, mc.cores = cores))))
        """;

    /// <summary>Series per second on all cores together; null where R or its package is not installed.</summary>
    public static double? PerSecond(string call, List<Series> histories, int cores)
    {
        var (script, data) = (Path.GetTempFileName(), Path.GetTempFileName());
        try
        {
            File.WriteAllText(script, Script);
            File.WriteAllLines(data, histories.Select(series => string.Join(',', series.Values)));
            using var process = Process.Start(new ProcessStartInfo("Rscript", [script, call, data, $"{cores}"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
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
