using System.Security.Cryptography;
using System.Text;

namespace BizPulse.Gateway.Keys;

/// <summary>
/// Seals what is kept in Postgres but must not be read there: AES-256-GCM, bound to the name it is kept under.
/// </summary>
internal sealed class SecretBox(KeySecret secret)
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly byte[] _key = secret.Derive("seal");

    internal byte[] Seal(string name, ReadOnlySpan<byte> content)
    {
        var box = new byte[NonceLength + TagLength + content.Length];
        var nonce = box.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_key, TagLength);
        aes.Encrypt(
            nonce, content, box.AsSpan(NonceLength + TagLength), box.AsSpan(NonceLength, TagLength),
            Encoding.UTF8.GetBytes(name));
        return box;
    }

    internal byte[] Open(string name, ReadOnlySpan<byte> box)
    {
        var content = new byte[box.Length - NonceLength - TagLength];
        using var aes = new AesGcm(_key, TagLength);
        try
        {
            aes.Decrypt(
                box[..NonceLength], box[(NonceLength + TagLength)..], box.Slice(NonceLength, TagLength), content,
                Encoding.UTF8.GetBytes(name));
        }
        catch (AuthenticationTagMismatchException mismatch)
        {
            throw new InvalidOperationException(
                $"'{name}' in the database was sealed under another {KeySecret.Setting}. Start with that secret, or "
                + "restore the database that belongs to this one.",
                mismatch);
        }

        return content;
    }
}
