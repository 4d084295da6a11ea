namespace LocalAspire.Running;

/// <summary>Knows how one kind of resource is started and whether it works.</summary>
internal interface ILauncher
{
    /// <summary>Makes everything ready and says what to run.</summary>
    Task<ProcessSpec> PrepareAsync(LaunchContext context, CancellationToken cancellationToken);

    /// <summary>Whether there is anything to ask; without it, running is healthy.</summary>
    bool ChecksHealth { get; }

    /// <summary>Asks the running resource. Any exception counts as not healthy.</summary>
    Task<bool> IsHealthyAsync(LaunchContext context, CancellationToken cancellationToken);

    /// <summary>Called when it has become healthy for the first time after a start.</summary>
    Task OnReadyAsync(LaunchContext context, CancellationToken cancellationToken);
}
