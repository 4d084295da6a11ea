using System.Xml.Linq;
using BizPulse.Data;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace BizPulse.Gateway.Keys;

/// <summary>
/// Keeps the data protection keys in Postgres, sealed, so that every instance shares them. The interface knows no
/// tasks.
/// </summary>
internal sealed class DataProtectionStore(NpgsqlDataSource postgres, SecretBox box) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() =>
    [
        .. postgres.ListAsync(
            $"select name, content from gateway.data_protection_keys order by name",
            row => box.Open(row.Get<string>("name"), row.Get<byte[]>("content")) is { } opened
                ? XElement.Load(new MemoryStream(opened))
                : null,
            CancellationToken.None).GetAwaiter().GetResult().OfType<XElement>(),
    ];

    public void StoreElement(XElement element, string friendlyName)
    {
        using var content = new MemoryStream();
        element.Save(content);
        postgres.ExecuteAsync(
            $"""
            insert into gateway.data_protection_keys (name, content)
                values ({friendlyName}, {box.Seal(friendlyName, content.ToArray())})
            on conflict (name) do update set content = excluded.content
            """,
            CancellationToken.None).GetAwaiter().GetResult();
    }
}
