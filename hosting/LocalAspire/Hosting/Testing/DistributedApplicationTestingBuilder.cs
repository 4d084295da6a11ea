using LocalAspire.Running;

namespace Aspire.Hosting.Testing;

/// <summary>
/// Applications for tests, each with a temporary home and random ports, so that any number runs side by side.
/// </summary>
public static class DistributedApplicationTestingBuilder
{
    /// <summary>The application of an AppHost.</summary>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(CancellationToken cancellationToken = default)
        where TEntryPoint : class => CreateAsync<TEntryPoint>([], cancellationToken);

    /// <summary>The application of an AppHost that is given these arguments.</summary>
    public static async Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(
        string[] args, CancellationToken cancellationToken = default)
        where TEntryPoint : class => await AppHostCode.DescribeAsync(typeof(TEntryPoint).Assembly, args, cancellationToken);

    /// <summary>An empty application, for instance to be given the engines that a test needs.</summary>
    public static IDistributedApplicationTestingBuilder Create(params string[] args) => new Implementation(
        args,
        AppContext.BaseDirectory,
        new RunSettings { Home = TemporaryHome.Path(), RandomPorts = true, Disposable = true, PrintLogs = false, DeveloperPage = false },
        code: null);

    internal sealed class Implementation(string[] args, string appHostDirectory, RunSettings settings, AppHostCode? code)
        : DistributedApplicationBuilder(args, appHostDirectory, settings), IDistributedApplicationTestingBuilder
    {
        /// <summary>Only the AppHost's own code calls this while a test waits to change the description.</summary>
        public override DistributedApplication Build()
        {
            if (AppHostCode.Current == code)
                code?.WaitForTest(this);
            return base.Build();
        }

        public Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken = default)
        {
            var application = base.Build();
            code?.GoOn();
            return Task.FromResult(application);
        }

        public ValueTask DisposeAsync()
        {
            code?.GoOn();
            return ValueTask.CompletedTask;
        }
    }
}
