using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using System.Xml;

namespace BizPulse.Ingestion.Reading;

/// <summary>
/// The first sheet of an Excel workbook (ECMA-376), its first row as header. Dates are cells with a date format.
/// </summary>
internal static class XlsxRows
{
    private const string Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const long MostTextCharacters = 100_000_000;
    private const int MostColumns = 1_000;
    private const int MostCharactersInCell = 32_767; // as in Excel
    private static readonly XmlReaderSettings Safe =
        new() { DtdProcessing = DtdProcessing.Prohibit, IgnoreWhitespace = false };

    public static async IAsyncEnumerable<FileRow> ReadAsync(Stream file, [EnumeratorCancellation] CancellationToken ct)
    {
        using var workbook = Open(file);
        var budget = new SizeBudget(file.Length);
        var texts = SharedTexts(workbook, budget);
        var dateStyles = DateStyles(workbook, budget);
        var sheet = workbook.Entries.Where(
            entry => entry.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal))
            .OrderBy(entry => entry.FullName.Length).ThenBy(entry => entry.FullName, StringComparer.Ordinal)
            .FirstOrDefault()
            ?? throw new UnreadableFileException("The workbook has no sheet.");

        Dictionary<string, int>? columns = null;
        using var xml = Xml(sheet);
        var number = 0L;
        while (xml.ReadToFollowing("row", Sheet))
        {
            ct.ThrowIfCancellationRequested();
            budget.SpendRow();
            number = long.TryParse(xml.GetAttribute("r"), out var given) ? given : number + 1;
            var cells = Cells(xml.ReadSubtree(), texts, dateStyles, budget);
            if (cells.Length == 0)
                continue;
            if (columns is null)
                columns = Header(cells);
            else
                yield return new FileRow(number, columns, cells);
            if (number % 1_000 == 0)
                await Task.Yield();
        }
        if (columns is null)
            throw new UnreadableFileException("The first sheet is empty.");
    }

    private static XmlReader Xml(ZipArchiveEntry entry) => XmlReader.Create(new LimitedXmlStream(entry.Open()), Safe);

    private static ZipArchive Open(Stream file)
    {
        try
        {
            return new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        }
        catch (InvalidDataException damaged)
        {
            throw new UnreadableFileException($"The workbook is damaged: {damaged.Message}");
        }
    }

    private static Dictionary<string, int> Header(string[] cells)
    {
        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var (index, name) in cells.Index())
            columns.TryAdd(name.Trim() is { Length: > 0 } named ? named : $"column {index + 1}", index);
        return columns;
    }

    private static string[] Cells(XmlReader row, List<string> texts, HashSet<int> dateStyles, SizeBudget budget)
    {
        var cells = new List<string>();
        while (row.ReadToFollowing("c", Sheet))
        {
            budget.SpendCell();
            var column = ColumnOf(row.GetAttribute("r")) ?? cells.Count;
            if (column >= MostColumns)
                throw new UnreadableFileException($"The sheet has more than {MostColumns:N0} columns.");
            while (cells.Count <= column)
                cells.Add("");
            var isDate = int.TryParse(row.GetAttribute("s"), out var style) && dateStyles.Contains(style);
            if (!row.IsEmptyElement)
                cells[column] = CellText(row.GetAttribute("t"), row.ReadSubtree(), isDate, texts);
        }
        return [.. cells];
    }

    private static string CellText(string? type, XmlReader cell, bool isDate, List<string> texts)
    {
        var value = Text(cell);
        return type switch
        {
            "s" => int.TryParse(value, out var index) && index >= 0 && index < texts.Count ? texts[index] : "",
            "inlineStr" or "str" or "b" or "e" => value,
            _ when isDate && double.TryParse(value, CultureInfo.InvariantCulture, out var serial)
                && serial is > 0 and < 2_958_466
                => DateTime.FromOADate(serial).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            _ => value,
        };
    }

    private static string Text(XmlReader element)
    {
        var text = new StringBuilder();
        while (element.Read())
        {
            if (element is { NodeType: XmlNodeType.Text or XmlNodeType.SignificantWhitespace }
                && text.Append(element.Value).Length > MostCharactersInCell)
                throw new UnreadableFileException($"A cell has more than {MostCharactersInCell:N0} characters.");
        }
        return text.ToString();
    }

    /// <summary>"BC12" → 54.</summary>
    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var letter in (reference ?? "").TakeWhile(char.IsAsciiLetterUpper))
            column = Math.Min(column * 26 + (letter - 'A' + 1), MostColumns + 1);
        return column == 0 ? null : column - 1;
    }

    private static List<string> SharedTexts(ZipArchive workbook, SizeBudget budget)
    {
        var texts = new List<string>();
        if (workbook.GetEntry("xl/sharedStrings.xml") is not { } entry)
            return texts;

        var characters = 0L;
        using var xml = Xml(entry);
        while (xml.ReadToFollowing("si", Sheet))
        {
            budget.SpendCell();
            using var item = xml.ReadSubtree();
            var text = Text(item);
            if ((characters += text.Length) > MostTextCharacters)
                throw new UnreadableFileException("The workbook's texts are larger than any sheet needs.");
            texts.Add(text);
        }
        return texts;
    }

    /// <summary>
    /// Cell styles that show a date: the built-in formats 14–22 and 45–47, and own formats with day, month or year in
    /// them.
    /// </summary>
    private static HashSet<int> DateStyles(ZipArchive workbook, SizeBudget budget)
    {
        var styles = new HashSet<int>();
        if (workbook.GetEntry("xl/styles.xml") is not { } entry)
            return styles;

        var own = new HashSet<int>();
        var (inCellFormats, style) = (false, 0);
        using var xml = Xml(entry);
        while (xml.Read())
        {
            budget.SpendCell();
            if (xml.LocalName == "cellXfs")
                inCellFormats = xml.NodeType == XmlNodeType.Element;
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "numFmt" }
                && xml.GetAttribute("formatCode") is { } code && IsDateFormat(code))
                own.Add(NumberFormat(xml) ?? -1);
            else if (inCellFormats && xml is { NodeType: XmlNodeType.Element, LocalName: "xf" })
            {
                if (NumberFormat(xml) is { } format
                    && (format is >= 14 and <= 22 or >= 45 and <= 47 || own.Contains(format)))
                    styles.Add(style);
                style++;
            }
        }
        return styles;
    }

    private static int? NumberFormat(XmlReader element) =>
        int.TryParse(element.GetAttribute("numFmtId"), out var format) ? format : null;

    private static bool IsDateFormat(string code) =>
        code.Split('"').Where((_, index) => index % 2 == 0).Any(part => part.AsSpan().IndexOfAny("dyDY") >= 0)
            && !code.StartsWith("[Red]", StringComparison.Ordinal);
}
