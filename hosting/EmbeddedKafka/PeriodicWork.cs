namespace EmbeddedKafka;

/// <summary>Does something again and again until it is disposed; a failure is reported and does not end it.</summary>
internal sealed class PeriodicWork : IAsyncDisposable
{
    private readonly PeriodicTimer _timer;
    private readonly Task _working;

    public PeriodicWork(TimeSpan interval, KafkaBrokerOptions options, Action work)
    {
        _timer = new PeriodicTimer(interval, options.Time);
        _working = WorkAsync(options.Report, work);
    }

    public async ValueTask DisposeAsync()
    {
        _timer.Dispose();
        await _working;
    }

    private async Task WorkAsync(Action<string> report, Action work)
    {
        while (await _timer.WaitForNextTickAsync())
        {
            try
            {
                work();
            }
            catch (IOException e)
            {
                report(e.Message);
            }
        }
    }
}
