using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BizPulse.Problems;

/// <summary>
/// The one way a handler says which field of a request is wrong: <c>return Invalid.Field("to", "must not be before
/// 'from'.");</c>
/// </summary>
public static class Invalid
{
    public static ValidationProblem Field(string name, string message) =>
        TypedResults.ValidationProblem([new(name, [message])]);
}
