namespace BizPulse.Ingestion.Storing.Ledgers;

/// <summary>
/// What an event says in short: two events of one id that differ here are a sender's mistake worth a warning.
/// </summary>
internal readonly record struct Fingerprint(string Subject, DateTime Time, decimal Amount);
