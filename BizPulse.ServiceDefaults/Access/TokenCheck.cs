using System.Diagnostics.CodeAnalysis;

namespace BizPulse.Access;

/// <summary>A token's claims, or the reason for refusing it.</summary>
public readonly record struct TokenCheck(AccessClaims? Claims, string? Refusal)
{
    [MemberNotNullWhen(true, nameof(Claims))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsAccepted => Claims is not null;

    internal static TokenCheck Accept(AccessClaims claims) => new(claims, null);

    internal static TokenCheck Refuse(string reason) => new(null, reason);
}
