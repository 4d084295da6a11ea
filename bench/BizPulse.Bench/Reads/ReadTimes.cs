using System.Diagnostics;

namespace BizPulse.Bench.Reads;

/// <summary>How long something takes that is asked many times, one after the other, in milliseconds.</summary>
internal sealed record ReadTimes(double P50, double P95)
{
    private const int Reads = 400, Warming = 40;

    public static Task<ReadTimes> MeasureAsync(HttpClient http, Func<int, string> address) => MeasureAsync(async i =>
    {
        using var answer = await http.GetAsync(address(i));
        answer.EnsureSuccessStatusCode();
    });

    public static async Task<ReadTimes> MeasureAsync(Func<int, Task> read)
    {
        var times = new List<double>();
        for (var i = 0; i < Reads; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await read(i);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        times.RemoveRange(0, Warming);
        times.Sort();
        return new(times[times.Count / 2], times[(int)(0.95 * times.Count)]);
    }
}
