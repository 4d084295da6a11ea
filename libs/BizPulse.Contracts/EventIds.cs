using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace BizPulse.Contracts;

/// <summary>
/// Event ids that follow from what they identify (UUIDv8), so that the same thing sent twice has the same id.
/// </summary>
public static class EventIds
{
    public static Guid OfOrderLine(string source, string orderId, int lineNo) =>
        Of("order-line", source, orderId, lineNo);

    /// <param name="mapping">The column mapping the row was read with.</param>
    /// <param name="row">The normalised row.</param>
    /// <param name="occurrence">Which of the equal rows of its file it is, from 1: real duplicates inside a file
    /// count.</param>
    public static Guid OfFileRow(string mapping, string row, int occurrence) =>
        Of("file-row", mapping, row, occurrence);

    private static Guid Of(string kind, string scope, string subject, int number)
    {
        var size = Encoding.UTF8.GetMaxByteCount(kind.Length + scope.Length + subject.Length) + 4 * sizeof(int);
        var buffer = size <= 1024 ? stackalloc byte[size] : new byte[size];
        var length = Append(buffer, 0, kind);
        length = Append(buffer, length, scope);
        length = Append(buffer, length, subject);
        BinaryPrimitives.WriteInt32BigEndian(buffer[length..], number);

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(buffer[..(length + sizeof(int))], hash);
        hash[6] = (byte)(hash[6] & 0x0F | 0x80); // version 8
        hash[8] = (byte)(hash[8] & 0x3F | 0x80); // variant of RFC 9562
        return new Guid(hash[..16], bigEndian: true);
    }

    // The length goes first: ("a", "bc") and ("ab", "c") must not meet.
    private static int Append(Span<byte> buffer, int at, string text)
    {
        var written = Encoding.UTF8.GetBytes(text, buffer[(at + sizeof(int))..]);
        BinaryPrimitives.WriteInt32BigEndian(buffer[at..], written);
        return at + sizeof(int) + written;
    }
}
