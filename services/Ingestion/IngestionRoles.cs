namespace BizPulse.Ingestion;

[Flags]
internal enum IngestionRoles
{
    Api = 1,
    Processor = 2,
}
