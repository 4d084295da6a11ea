using System.Security.Cryptography;
using System.Text;

namespace BizPulse.Gateway.Keys;

/// <summary>
/// The secret under which everything secret of the gateway stands. Each use derives a key of its own from it, so that
/// none says anything about another.
/// </summary>
internal sealed class KeySecret
{
    internal const string Setting = "BizPulse:KeySecret";

    private const string Development = "bizpulse-development-secret-not-for-production";
    private const int MinLength = 22;

    private readonly byte[] _secret;

    public KeySecret(IConfiguration configuration, IHostEnvironment environment)
    {
        var secret = configuration[Setting] ?? (environment.IsDevelopment() ? Development : "");
        if (secret.Length < MinLength || !environment.IsDevelopment() && secret == Development)
            throw new InvalidOperationException(
                $"{Setting} must be set to a secret of your own with at least {MinLength} characters.");
        _secret = Encoding.UTF8.GetBytes(secret);
    }

    internal byte[] Derive(string purpose, int length = 32)
        => HKDF.DeriveKey(HashAlgorithmName.SHA256, _secret, length, info: Encoding.UTF8.GetBytes(purpose));
}
