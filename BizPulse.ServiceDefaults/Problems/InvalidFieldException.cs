using Microsoft.AspNetCore.Http;

namespace BizPulse.Problems;

/// <summary>What a question asks for can't be read or makes no sense: the answer is 400, and names the field.</summary>
public sealed class InvalidFieldException(string field, string message) : BadHttpRequestException(message)
{
    public string Field { get; } = field;
}
