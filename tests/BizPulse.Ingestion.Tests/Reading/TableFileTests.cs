using System.IO.Compression;
using System.Text;
using BizPulse.Ingestion.Reading;

namespace BizPulse.Ingestion.Tests.Reading;

public sealed class TableFileTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData("a,b\n1,2\n3,4\n", "1|2 / 3|4")]
    [InlineData("a,b\r\n1,2\r\n\r\n3,4", "1|2 / 3|4")]
    [InlineData("\uFEFFa;b\n1,5;2\n", "1,5|2")]
    [InlineData("a\tb\n1\t2\n", "1|2")]
    [InlineData("a,b\n\"x, y\",\"say \"\"hi\"\"\"\n", "x, y|say \"hi\"")]
    [InlineData("a,b\n\"two\nlines\",2\n", "two\nlines|2")]
    [InlineData("a,b\n1\n", "1|")]
    [InlineData("a,b\n1,2,3\n4,5\n", "!has 3 cells, the header has 2 / 4|5")]
    [InlineData("a,b\n1,\"open", "!ends inside quotes")]
    [InlineData("a,b\nsize 5\" pipe,2\n", "size 5\" pipe|2")]
    [InlineData("[{\"a\":1,\"b\":\"x\"},{\"b\":null,\"a\":2}]", "1|x / 2|")]
    [InlineData("{\"a\":1,\"b\":2}\nnonsense\n{\"a\":3}", "1|2 / !is not valid JSON / 3|")]
    [InlineData("[{\"a\":\"half \\ud83d a pair\"},{\"a\":2}]", "!is not valid JSON / 2")]
    public async Task Reads_tables_as_people_write_them(string content, string expected) =>
        Assert.Equal(expected, await RowsAsync(Encoding.UTF8.GetBytes(content)));

    [Fact]
    public async Task Reads_text_that_is_not_utf8_as_latin1() =>
        Assert.Equal("10 £|Zoë", await RowsAsync(Encoding.Latin1.GetBytes("a,b\n10 £,Zoë\n")));

    [Fact]
    public async Task Json_that_is_not_utf8_is_an_error_of_its_row() =>
        Assert.Equal("!is not valid JSON / 1", await RowsAsync(Encoding.Latin1.GetBytes("{\"a\":\"Zoë\"}\n{\"a\":1}")));

    [Fact]
    public async Task Json_rows_of_ever_new_columns_are_refused() =>
        Assert.Equal(
            "The file has more than 1,000 columns.",
            (await Assert.ThrowsAsync<UnreadableFileException>(
                () => RowsAsync(Encoding.UTF8.GetBytes(
                    string.Join('\n', Enumerable.Range(0, 1_001).Select(i => $"{{\"c{i}\":1}}"))))))
                .Message);

    [Fact]
    public async Task Reads_packed_files() =>
        Assert.Equal("1|2", await RowsAsync(Pack(Encoding.UTF8.GetBytes("a,b\n1,2\n"))));

    [Fact]
    public async Task Numbers_rows_by_their_line()
    {
        await File.WriteAllTextAsync(_file, "a\n1\n\n\"two\nlines\"\n4\n", TestContext.Current.CancellationToken);

        Assert.Equal(
            [2, 4, 6],
            await TableFile.ReadAsync(_file, TestContext.Current.CancellationToken).Select(row => row.Number)
                .ToListAsync());
    }

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData("a,A\n1,2\n", "The header names a column twice.")]
    [InlineData("a\0,\0b\0\n1,2\n", "The header is not text: save the file as UTF-8.")]
    public async Task Says_why_a_file_is_unreadable(string content, string reason) =>
        Assert.Equal(
            reason,
            (await Assert.ThrowsAsync<UnreadableFileException>(() => RowsAsync(Encoding.UTF8.GetBytes(content))))
                .Message);

    [Fact]
    public async Task Refuses_a_damaged_packed_file()
    {
        var packed = Pack(
            Encoding.UTF8.GetBytes("a,b\n" + string.Concat(Enumerable.Range(0, 5_000).Select(i => $"{i},{i * 7}\n"))));
        packed[packed.Length / 2] ^= 0xFF;

        await Assert.ThrowsAsync<UnreadableFileException>(() => RowsAsync(packed));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.999)] // all rows are there, and only the end that says so is not
    public async Task A_packed_file_that_was_cut_off_is_not_taken_for_a_whole_one(double share)
    {
        var packed = Pack(
            Encoding.UTF8.GetBytes("a,b\n" + string.Concat(Enumerable.Range(0, 5_000).Select(i => $"{i},{i * 7}\n"))));

        await Assert.ThrowsAsync<UnreadableFileException>(() => RowsAsync(packed[..(int)(packed.Length * share)]));
    }

    [Fact]
    public async Task A_hundred_thousand_columns_are_refused() =>
        Assert.Equal(
            "The header has more than 1,000 columns.",
            (await Assert.ThrowsAsync<UnreadableFileException>(
                () => RowsAsync(Encoding.UTF8.GetBytes(new string(',', 100_000) + "\n1\n"))))
                .Message);

    [Fact]
    public async Task A_row_without_end_is_an_error_of_that_row_in_bounded_memory()
    {
        var bomb = Pack([.. "a,b\n"u8, .. new byte[8 << 20], .. "\n1,2\n"u8]);

        Assert.Equal("!is longer than 1,048,576 characters / 1|2", await RowsAsync(bomb));
    }

    [Theory]
    [InlineData("a,b\n", "\n")]
    [InlineData("a,b\n", ",\n")]
    [InlineData("[1", ",1")]
    public async Task A_packed_file_of_more_rows_than_its_size_can_tell_is_refused(string start, string row)
    {
        var bomb = Pack(Encoding.UTF8.GetBytes(start + string.Concat(Enumerable.Repeat(row, 2_000_000))));

        var refused = await Assert.ThrowsAsync<UnreadableFileException>(() => RowsAsync(bomb));

        Assert.StartsWith("The file has more rows or cells than its size", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<row/>", "")]
    [InlineData("<row><c/></row>", "")]
    [InlineData("<row>", "<c r=\"A1\"/>")]
    [InlineData("texts", "<si/>")]
    [InlineData("formats", "<xf numFmtId=\"14\"/>")]
    public async Task A_workbook_of_more_rows_or_cells_than_its_size_can_tell_is_refused(string row, string cell)
    {
        var many = string.Concat(Enumerable.Repeat(cell.Length > 0 ? cell : row, 2_000_000));
        var bomb = row switch
        {
            "texts" => Workbook("<row/>", many),
            "formats" => Workbook("<row/>", "", formats: $"<cellXfs>{many}</cellXfs>"),
            _ => Workbook(cell.Length > 0 ? $"{row}{many}</row>" : many, ""),
        };

        var refused = await Assert.ThrowsAsync<UnreadableFileException>(() => RowsAsync(bomb));

        Assert.StartsWith("The file has more rows or cells than its size", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sparse_and_repeated_rows_as_people_have_them_are_read()
    {
        var formatted = string.Concat(Enumerable.Range(2, 300_000).Select(i => $"<row r=\"{i}\" spans=\"1:3\"/>"));
        var repeated = string.Concat(Enumerable.Repeat("Tea,1\n", 50_000));
        var sold = string.Concat(Enumerable.Range(0, 200_000).Select(i => $"{i},Tea,1,2026-01-02\n"));

        Assert.Equal("", await RowsAsync(Workbook($"<row><c t=\"str\"><v>a</v></c></row>{formatted}", "")));
        Assert.Equal(50_000, (await RowsAsync(Pack(Encoding.UTF8.GetBytes($"a,b\n{repeated}")))).Split('/').Length);
        Assert.Equal(200_000, (await RowsAsync(Pack(Encoding.UTF8.GetBytes($"a,b,c,d\n{sold}")))).Split('/').Length);
    }

    [Fact]
    public async Task Reads_workbooks_with_shared_and_inline_texts_gaps_and_dates()
    {
        var workbook = Workbook(
            sheet: """
                <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>when</t></is></c><c r="C1" t="s"><v>1</v></c></row>
                <row r="3"><c r="A3"><v>1.5</v></c><c r="B3" s="1"><v>45658.25</v></c><c r="C3" t="s"><v>2</v></c></row>
                <row r="4"><c r="C4"><v>7</v></c></row>
                """,
            texts: "<si><t>qty</t></si><si><r><t>na</t></r><r><t>me</t></r></si><si><t>Tea &amp; Co</t></si>");

        Assert.Equal("1.5|2025-01-01 06:00:00|Tea & Co / ||7", await RowsAsync(workbook));
    }

    [Fact]
    public async Task Numbers_that_point_nowhere_in_a_workbook_are_no_text_and_no_date() =>
        Assert.Equal("|45658.25", await RowsAsync(Workbook(
            """
            <row><c t="str"><v>a</v></c><c t="str"><v>b</v></c></row>
            <row><c t="s"><v>-1</v></c><c s="2"><v>45658.25</v></c></row>
            """,
            texts: "<si><t>x</t></si>",
            formats: """<numFmts><numFmt formatCode="dd"/><numFmt numFmtId="many" formatCode="dd"/></numFmts>""")));

    [Theory]
    [InlineData("<row><c t=\"str\"><v>{0}</v></c></row>")]
    [InlineData("<row><c t=\"{0}\"><v>1</v></c></row>")]
    public async Task A_workbook_with_a_part_without_end_is_refused_before_it_is_in_memory(string row)
    {
        var bomb = Workbook(row.Replace("{0}", new string('a', 64 << 20), StringComparison.Ordinal), "");
        var before = GC.GetTotalAllocatedBytes();

        await Assert.ThrowsAsync<UnreadableFileException>(() => RowsAsync(bomb));

        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 32 << 20);
    }

    [Fact]
    public async Task A_workbook_with_a_document_type_is_not_followed() =>
        Assert.True(TableFile.IsUnreadable(await Assert.ThrowsAnyAsync<Exception>(
            () => RowsAsync(
                Workbook("<row/>", "", prolog: "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>")))));

    private async Task<string> RowsAsync(byte[] content)
    {
        await File.WriteAllBytesAsync(_file, content, TestContext.Current.CancellationToken);
        return string.Join(" / ", await TableFile.ReadAsync(_file, TestContext.Current.CancellationToken)
            .Select(row =>
                row.Problem is { } problem ? $"!{problem}" : string.Join(
                    '|', row.Columns.Values.Order().Select(column => row.Cells.ElementAtOrDefault(column))))
            .ToListAsync());
    }

    private static byte[] Pack(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(content);
        return packed.ToArray();
    }

    private static byte[] Workbook(string sheet, string texts, string prolog = "", string formats = "")
    {
        const string Space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create))
        {
            Add(
                zip, "xl/worksheets/sheet1.xml",
                $"""{prolog}<worksheet xmlns="{Space}"><sheetData>{sheet}</sheetData></worksheet>""");
            Add(zip, "xl/sharedStrings.xml", $"""<sst xmlns="{Space}">{texts}</sst>""");
            Add(
                zip, "xl/styles.xml",
                $"""<styleSheet xmlns="{Space}">{formats}<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>""");
        }
        return file.ToArray();

        static void Add(ZipArchive zip, string name, string content)
        {
            using var writer = new StreamWriter(zip.CreateEntry(name).Open());
            writer.Write(content);
        }
    }
}
