using Microsoft.AspNetCore.Http;

namespace BizPulse.Problems;

/// <summary>
/// Writes every problem, whatever the caller would rather have: the one of ASP.NET leaves out who asks for CSV, and
/// what nobody writes counts as a failure of ours.
/// </summary>
internal sealed class ProblemService(IEnumerable<IProblemDetailsWriter> writers) : IProblemDetailsService
{
    private readonly IProblemDetailsWriter _json = writers.Single();

    public ValueTask WriteAsync(ProblemDetailsContext context) => _json.WriteAsync(context);

    public async ValueTask<bool> TryWriteAsync(ProblemDetailsContext context)
    {
        await WriteAsync(context);
        return true;
    }
}
