using BizPulse.Ingestion.Consuming;
using BizPulse.Ingestion.Storing.Ledgers;

namespace BizPulse.Ingestion.Storing;

/// <summary>An event whose id is known.</summary>
/// <param name="Kept">What the first one of that id said.</param>
/// <param name="KeptImport">With which import that one came; null if with none.</param>
internal sealed record Repeat(IncomingMessage Message, Fingerprint Kept, Guid? KeptImport);
