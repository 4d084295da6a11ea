using System.Security.Cryptography;

namespace BizPulse.Gateway.Keys;

internal sealed record SigningKey(string Id, ECDsa Key, DateTimeOffset SignsFrom);
