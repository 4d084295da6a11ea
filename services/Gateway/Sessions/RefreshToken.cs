using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace BizPulse.Gateway.Sessions;

/// <summary>
/// Names a session and how often it was refreshed, and proves that the gateway wrote it. Since a successor can be
/// worked out from its predecessor, the database holds no token, not even a hash of one.
/// </summary>
internal readonly record struct RefreshToken(Guid Session, int Generation)
{
    private const int BodyLength = 16 + sizeof(int);
    private const int Length = BodyLength + HMACSHA256.HashSizeInBytes;

    internal string Write(byte[] key)
    {
        Span<byte> bytes = stackalloc byte[Length];
        Session.TryWriteBytes(bytes);
        BinaryPrimitives.WriteInt32BigEndian(bytes[16..], Generation);
        HMACSHA256.HashData(key, bytes[..BodyLength], bytes[BodyLength..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Null for anything that was not written with this key.</summary>
    internal static RefreshToken? Read(string text, byte[] key)
    {
        Span<byte> bytes = stackalloc byte[Length];
        if (text.Length != Base64Url.GetEncodedLength(Length)
            || Base64Url.DecodeFromChars(text, bytes, out _, out var written) != OperationStatus.Done
            || written != Length)
            return null;
        Span<byte> proof = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, bytes[..BodyLength], proof);
        return CryptographicOperations.FixedTimeEquals(proof, bytes[BodyLength..])
            ? new(new Guid(bytes[..16]), BinaryPrimitives.ReadInt32BigEndian(bytes[16..]))
            : null;
    }
}
