namespace BizPulse.Migrations;

/// <summary>The database must not be touched by this version; the message says what to do.</summary>
public sealed class MigrationRefusedException(string message) : Exception(message);
