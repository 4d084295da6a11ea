namespace BizPulse.Engines;

/// <summary>Something that a person has to mend before an engine can run; the message says what.</summary>
public sealed class EngineException(string message, Exception? inner = null) : Exception(message, inner);
