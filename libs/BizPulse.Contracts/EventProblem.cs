namespace BizPulse.Contracts;

/// <summary>Why an event is refused: the field at fault and what is wrong with it.</summary>
public readonly record struct EventProblem(string Field, string Reason)
{
    public override string ToString() => $"{Field}: {Reason}";
}
