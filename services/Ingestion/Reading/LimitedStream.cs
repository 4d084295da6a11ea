namespace BizPulse.Ingestion.Reading;

/// <summary>Gives up on a packed file that unpacks to more than anyone sends.</summary>
internal sealed class LimitedStream(Stream packed, long mostBytes) : ReadOnlyStream
{
    private long _unpacked;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var count = await packed.ReadAsync(buffer, cancellationToken);
            _unpacked += count;
            return _unpacked <= mostBytes
                ? count
                : throw new UnreadableFileException($"The file unpacks to more than {mostBytes >> 30} GB.");
        }
        catch (InvalidDataException damaged)
        {
            throw new UnreadableFileException(
                $"The packed file is damaged ({damaged.Message.TrimEnd('.')}). "
                + "What it brought so far stands: take the import back, or send the whole file, which counts once.");
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await packed.DisposeAsync();
        await base.DisposeAsync();
    }
}
