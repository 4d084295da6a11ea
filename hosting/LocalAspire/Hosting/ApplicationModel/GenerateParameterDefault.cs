using System.Security.Cryptography;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A random value.</summary>
public sealed class GenerateParameterDefault : ParameterDefault
{
    private const string LowerSet = "abcdefghjkmnpqrstuvwxyz";
    private const string UpperSet = "ABCDEFGHJKMNPQRSTUVWXYZ";
    private const string NumericSet = "0123456789";
    private const string SpecialSet = "-_.{}~()*+!";

    public int MinLength { get; set; } = 22;

    public bool Special { get; set; } = true;

    internal override string NewValue() =>
        RandomNumberGenerator.GetString(LowerSet + UpperSet + NumericSet + (Special ? SpecialSet : ""), MinLength);
}
