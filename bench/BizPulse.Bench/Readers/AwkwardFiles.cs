using System.Text;

namespace BizPulse.Bench.Readers;

/// <summary>
/// Tables as people write them, and as those who mean harm do; the same as in the tests of the import.
/// </summary>
internal static class AwkwardFiles
{
    public static readonly (string Name, byte[] Content)[] Texts =
    [
        ("blank line", "a,b\r\n1,2\r\n\r\n3,4"u8.ToArray()),
        ("byte order mark, semicolons", "\uFEFFa;b\n1,5;2\n"u8.ToArray()),
        ("tabs", "a\tb\n1\t2\n"u8.ToArray()),
        ("quotes in quotes", "a,b\n\"x, y\",\"say \"\"hi\"\"\"\n"u8.ToArray()),
        ("a cell of two lines", "a,b\n\"two\nlines\",2\n"u8.ToArray()),
        ("a cell too few", "a,b\n1\n"u8.ToArray()),
        ("a cell too many", "a,b\n1,2,3\n4,5\n"u8.ToArray()),
        ("an open quote at the end", "a,b\n1,\"open"u8.ToArray()),
        ("an inch sign", "a,b\nsize 5\" pipe,2\n3,4\n"u8.ToArray()),
        ("Latin-1", Encoding.Latin1.GetBytes("a,b\n10 £,Zoë\n")),
        ("empty", []),
        ("a column named twice", "a,A\n1,2\n"u8.ToArray()),
        ("UTF-16 without a mark", "a\0,\0b\0\n1,2\n"u8.ToArray()),
        ("100,000 columns", Encoding.UTF8.GetBytes(new string(',', 100_000) + "\n1\n")),
        ("a row of 8 MB", [.. "a,b\n"u8, .. new byte[8 << 20], .. "\n1,2\n"u8]),
    ];

    public static readonly (string Name, byte[] Content)[] Workbooks =
    [
        ("shared and inline texts, gaps, dates", Readers.Workbooks.Pack(
            """
            <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>when</t></is></c><c r="C1" t="s"><v>1</v></c></row>
            <row r="3"><c r="A3"><v>1.5</v></c><c r="B3" s="1"><v>45658.25</v></c><c r="C3" t="s"><v>2</v></c></row>
            <row r="4"><c r="C4"><v>7</v></c></row>
            """,
            "<si><t>qty</t></si><si><r><t>na</t></r><r><t>me</t></r></si><si><t>Tea &amp; Co</t></si>")),
        ("numbers that point nowhere", Readers.Workbooks.Pack(
            """
            <row><c t="str"><v>a</v></c><c t="str"><v>b</v></c></row>
            <row><c t="s"><v>-1</v></c><c s="2"><v>45658.25</v></c></row>
            """,
            "<si><t>x</t></si>", "",
            """<numFmts><numFmt formatCode="dd"/><numFmt numFmtId="many" formatCode="dd"/></numFmts>""")),
        (
            "a cell of 64 MB",
            Readers.Workbooks.Pack(
                $"<row><c t=\"str\"><v>a</v></c></row><row><c t=\"str\"><v>{new string('a', 64 << 20)}</v></c></row>",
                "")),
        (
            "an attribute of 64 MB",
            Readers.Workbooks.Pack(
                $"<row><c t=\"str\"><v>a</v></c></row><row><c t=\"{new string('a', 64 << 20)}\"><v>1</v></c></row>",
                "")),
        (
            "a document type",
            Readers.Workbooks.Pack("<row/>", "", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>")),
    ];
}
