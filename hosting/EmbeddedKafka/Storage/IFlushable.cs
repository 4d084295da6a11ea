namespace EmbeddedKafka.Storage;

internal interface IFlushable
{
    /// <summary>Brings everything written so far to the disk.</summary>
    void Flush();
}
