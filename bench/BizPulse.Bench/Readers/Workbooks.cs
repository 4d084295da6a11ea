using System.IO.Compression;
using System.Security;
using System.Text;

namespace BizPulse.Bench.Readers;

/// <summary>Writes a workbook of one sheet with the parts that Excel itself writes.</summary>
internal static class Workbooks
{
    private const string Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    /// <summary>Texts are shared, as Excel shares them; what is a number stays one.</summary>
    public static byte[] Of(IReadOnlyList<string[]> rows)
    {
        var texts = new Dictionary<string, int>(StringComparer.Ordinal);
        var data = new StringBuilder();
        foreach (var (index, row) in rows.Index())
        {
            data.Append(System.Globalization.CultureInfo.InvariantCulture, $"<row r=\"{index + 1}\">");
            foreach (var (column, cell) in row.Index())
            {
                var reference = $"{(char)('A' + column)}{index + 1}";
                if (double.TryParse(cell, System.Globalization.CultureInfo.InvariantCulture, out _))
                    data.Append(
                        System.Globalization.CultureInfo.InvariantCulture, $"<c r=\"{reference}\"><v>{cell}</v></c>");
                else
                    data.Append(
                        System.Globalization.CultureInfo.InvariantCulture,
                        $"<c r=\"{reference}\" t=\"s\"><v>{Shared(cell)}</v></c>");
            }
            data.Append("</row>");
        }
        return Pack(
            data.ToString(),
            string.Concat(
                texts.Keys.Select(text => $"<si><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></si>")));

        int Shared(string text) => texts.TryGetValue(text, out var known) ? known : texts[text] = texts.Count;
    }

    public static byte[] Pack(string sheet, string texts, string prolog = "", string formats = "")
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create))
        {
            Add(
                zip, "[Content_Types].xml",
                $"""<Types xmlns="{Package}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>""");
            Add(zip, "_rels/.rels", $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="r1" Type="{Relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Add(
                zip, "xl/workbook.xml",
                $"""<workbook xmlns="{Sheet}" xmlns:r="{Relation}"><sheets><sheet name="one" sheetId="1" r:id="r1"/></sheets></workbook>""");
            Add(zip, "xl/_rels/workbook.xml.rels", $"""
                <Relationships xmlns="{Package}/relationships"><Relationship Id="r1" Type="{Relation}/worksheet" Target="worksheets/sheet1.xml"/>
                <Relationship Id="r2" Type="{Relation}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="r3" Type="{Relation}/styles" Target="styles.xml"/></Relationships>
                """);
            Add(
                zip, "xl/worksheets/sheet1.xml",
                $"""{prolog}<worksheet xmlns="{Sheet}"><sheetData>{sheet}</sheetData></worksheet>""");
            Add(zip, "xl/sharedStrings.xml", $"""<sst xmlns="{Sheet}">{texts}</sst>""");
            Add(
                zip, "xl/styles.xml",
                $"""<styleSheet xmlns="{Sheet}">{formats}<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>""");
        }
        return file.ToArray();

        static void Add(ZipArchive zip, string name, string content)
        {
            using var writer = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Fastest).Open());
            writer.Write(content);
        }
    }
}
