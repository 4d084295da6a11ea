using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BizPulse.Migrations;

/// <summary>
/// One numbered file of <c>Sql/</c>. A name of the form <c>0002_ingestion_ledger</c> also says whose it is: it runs as
/// the service's role and in its schema.
/// </summary>
internal sealed record Migration(int Version, string Name, string Sql)
{
    public static IReadOnlyList<Migration> All { get; } = Embedded();

    public string Checksum { get; } = Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    public ServiceRole? Owner { get; } = ServiceRole.All.FirstOrDefault(role => Name.Split('_')[1] == role.Service);

    private static Migration[] Embedded()
    {
        var assembly = typeof(Migration).Assembly;
        return [
            .. assembly.GetManifestResourceNames()
                .Where(name => char.IsAsciiDigit(name[0])).Order(StringComparer.Ordinal).Select(name =>
                {
                    using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                    return new Migration(
                        int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture), name, reader.ReadToEnd());
                })];
    }
}
