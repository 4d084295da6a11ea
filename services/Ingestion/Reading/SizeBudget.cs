namespace BizPulse.Ingestion.Reading;

/// <summary>
/// Gives up on a file that has more rows and cells than its size can tell: a few packed kilobytes hold millions of
/// empty ones, and each takes its time. Rows that say anything take more than a byte, packed or not.
/// </summary>
internal sealed class SizeBudget(long bytes)
{
    private const int CellsPerRow = 4;
    private const int RowsOfAnyFile = 100_000;

    private long _cells = (RowsOfAnyFile + bytes) * CellsPerRow;

    public void SpendRow() => Spend(CellsPerRow);

    public void SpendCell() => Spend(1);

    private void Spend(int cells)
    {
        if ((_cells -= cells) < 0)
            throw new UnreadableFileException(
                "The file has more rows or cells than its size can tell: "
                + $"{RowsOfAnyFile:N0} rows, and one for each byte.");
    }
}
