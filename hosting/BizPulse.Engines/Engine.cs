namespace BizPulse.Engines;

/// <summary>
/// A server that runs as a process of this machine: what it needs before its start, how it is started, whether it is
/// well.
/// </summary>
/// <param name="port">Where it listens, on loopback alone.</param>
/// <param name="folder">Where it keeps its data.</param>
public abstract class Engine(int port, string folder)
{
    public int Port => port;

    public string Folder => folder;

    /// <summary>How it is started. SIGTERM asks it to end.</summary>
    public abstract EngineCommand Command { get; }

    /// <summary>Makes what a start needs. Called before each start, also after a crash.</summary>
    /// <param name="log">Takes a line for the reader of the server's log.</param>
    public abstract Task PrepareAsync(Action<string> log, CancellationToken ct);

    /// <summary>Lets a server that was asked to end do so at once, whoever is still connected.</summary>
    public virtual void HastenEnd()
    {
    }

    /// <summary>Whether it answers. It may also throw what its client throws.</summary>
    public abstract Task<bool> IsHealthyAsync(CancellationToken ct);
}
