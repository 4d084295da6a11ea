using BizPulse.Ingestion.Features.Events;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BizPulse.Ingestion.Tests.Events;

public sealed class StreamLimitTests
{
    private readonly StreamLimit _limit = new();

    [Fact]
    public async Task One_stream_too_many_is_told_to_come_back_and_finds_room_when_another_has_ended()
    {
        var ends = new TaskCompletionSource<object?>();
        var open = Enumerable.Range(0, 32).Select(_ => InvokeAsync(ends.Task).AsTask()).ToList();

        var refused = new DefaultHttpContext();
        var answer = Assert.IsType<ProblemHttpResult>(await InvokeAsync(Task.FromResult<object?>("taken"), refused));
        Assert.Equal(StatusCodes.Status429TooManyRequests, answer.StatusCode);
        Assert.Equal("2", refused.Response.Headers.RetryAfter);

        ends.SetResult(null);
        await Task.WhenAll(open);
        Assert.Equal("taken", await InvokeAsync(Task.FromResult<object?>("taken")));
    }

    private ValueTask<object?> InvokeAsync(Task<object?> answer, HttpContext? context = null) =>
        _limit.InvokeAsync(
            EndpointFilterInvocationContext.Create(context ?? new DefaultHttpContext()), _ => new(answer));
}
