namespace EmbeddedKafka.Storage;

internal interface IFlushable
{
    /// <summary>Brings everything written so far to the disk. A failure is kept by the implementation, not thrown.</summary>
    void Flush();
}
