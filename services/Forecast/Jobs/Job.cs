namespace BizPulse.Forecasts.Jobs;

/// <summary>A part of the work, held under a lease.</summary>
/// <param name="Skus">What is left to do; empty: categories and the whole house, the last job of a run.</param>
/// <param name="Token">Whoever has it may write; another one takes it over when the lease runs out, under a token of
/// its own.</param>
internal sealed record Job(long Id, Guid? RunId, string Reason, string[] Skus, int Attempts, Guid Token);

internal static class Reasons
{
    /// <summary>The nightly choice of models.</summary>
    public const string Choice = "choice";

    /// <summary>Someone asked for it.</summary>
    public const string Requested = "requested";

    /// <summary>Products without a forecast.</summary>
    public const string New = "new";

    /// <summary>Products that have changed since their forecast, by the models chosen before.</summary>
    public const string Changed = "changed";
}

/// <summary>The lease ran out and another holds the job now: what was made under it counts for nothing.</summary>
internal sealed class LeaseLostException(long job) : Exception($"Job {job} was taken over by another.");
