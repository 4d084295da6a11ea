using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace BizPulse.Gateway.Keys;

/// <summary>
/// Seals what is kept in Postgres but must not be read there: AES-256-GCM, bound to the name it is kept under.
/// </summary>
internal sealed class SecretBox(KeySecret secret, ILogger<SecretBox> logger)
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly byte[] _key = secret.Derive("seal");
    private readonly ConcurrentDictionary<string, bool> _foreign = [];

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

    /// <summary>
    /// Null for what was sealed under another secret, as in a database that was restored from elsewhere. It stays: the
    /// secret may come back.
    /// </summary>
    internal byte[]? Open(string name, ReadOnlySpan<byte> box)
    {
        var content = new byte[box.Length - NonceLength - TagLength];
        using var aes = new AesGcm(_key, TagLength);
        try
        {
            aes.Decrypt(
                box[..NonceLength], box[(NonceLength + TagLength)..], box.Slice(NonceLength, TagLength), content,
                Encoding.UTF8.GetBytes(name));
            return content;
        }
        catch (AuthenticationTagMismatchException)
        {
            if (_foreign.TryAdd(name, true))
                logger.LogWarning(
                    "The key '{Name}' in the database was sealed under another {Setting} and is not used: whoever had "
                    + "signed in under it signs in again", name, KeySecret.Setting);
            return null;
        }
    }
}
