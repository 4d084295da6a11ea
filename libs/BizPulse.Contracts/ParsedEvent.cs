namespace BizPulse.Contracts;

/// <summary>An event that passed all its rules, or the reasons why it did not.</summary>
public readonly record struct ParsedEvent(BusinessEvent? Event, IReadOnlyList<EventProblem> Problems);
