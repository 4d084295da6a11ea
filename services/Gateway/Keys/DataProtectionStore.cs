using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace BizPulse.Gateway.Keys;

/// <summary>Keeps the data protection keys in Postgres, sealed, so that every instance shares them.</summary>
internal sealed class DataProtectionStore(NpgsqlDataSource postgres, SecretBox box) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var command = postgres.CreateCommand("select name, content from gateway.data_protection_keys order by name");
        using var reader = command.ExecuteReader();
        var elements = new List<XElement>();
        while (reader.Read())
            elements.Add(XElement.Load(new MemoryStream(box.Open(reader.GetString(0), reader.GetFieldValue<byte[]>(1)))));
        return elements;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var content = new MemoryStream();
        element.Save(content);
        using var command = postgres.CreateCommand("""
            insert into gateway.data_protection_keys (name, content) values ($1, $2)
            on conflict (name) do update set content = excluded.content
            """);
        command.Parameters.Add(new() { Value = friendlyName });
        command.Parameters.Add(new() { Value = box.Seal(friendlyName, content.ToArray()) });
        command.ExecuteNonQuery();
    }
}
