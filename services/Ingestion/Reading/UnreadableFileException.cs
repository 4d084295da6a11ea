namespace BizPulse.Ingestion.Reading;

/// <summary>The file as a whole can't be read; the message says why, in words for the person who sent it.</summary>
internal sealed class UnreadableFileException(string message) : Exception(message);
