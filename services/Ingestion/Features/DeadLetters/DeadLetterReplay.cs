using System.Text;
using BizPulse.Contracts;
using BizPulse.Ingestion.Publishing;

namespace BizPulse.Ingestion.Features.DeadLetters;

/// <summary>
/// Sends a dead letter into the log again, mended or as it was. It keeps its event id, so that it counts once however
/// often it is replayed.
/// </summary>
internal sealed class DeadLetterReplay(
    DeadLetterQueries queries, EventPublisher publisher, IngestionSettings settings, TimeProvider clock)
{
    /// <param name="mended">The body to send instead of the letter's own; null to send that.</param>
    public async Task<ReplayOutcome> RunAsync(DeadLetter letter, byte[]? mended, CancellationToken ct)
    {
        var body = mended ?? Encoding.UTF8.GetBytes(letter.Body);
        var (subject, problems) = EventReader.Read(letter.Topic, body, settings.Limits(clock));
        if (subject is null)
            return new(problems);
        if (letter.EventId is { } known && subject.EventId != known)
            return new([new EventProblem("eventId", $"must stay {known}")]);

        using var run = publisher.Begin(letter.Topic, letter.ImportId);
        await run.SendAsync(subject, ct);
        await run.SettleAsync(ct);
        if (run.Failure is { } failure)
            return new([], failure.Reason);
        await queries.MarkReplayedAsync(letter.Id, body, ct);
        return new([]);
    }
}

/// <summary>What became of a replay: neither problems nor a failure if it was sent.</summary>
/// <param name="Problems">The rules that its body breaks.</param>
/// <param name="Failure">Why the broker did not take it.</param>
internal sealed record ReplayOutcome(IReadOnlyList<EventProblem> Problems, string? Failure = null);
