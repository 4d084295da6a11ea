using System.Buffers;
using System.Diagnostics;
using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace BizPulse.Gateway.Web;

/// <summary>
/// What the server refuses because it can't read it (a zero character in the path, a broken header) never gets as far
/// as the pipeline, and would be answered by a status alone. The server tells of it before it answers: the answer is
/// then replaced by a problem.
/// </summary>
internal static class UnreadableRequests
{
    private const string Event = "Microsoft.AspNetCore.Server.Kestrel.BadRequest";

    internal static void ExplainUnreadableRequests(this IWebHostBuilder host) => host.ConfigureKestrel(kestrel =>
    {
        kestrel.ApplicationServices.GetRequiredService<DiagnosticListener>().Subscribe(
            new Refusals(), name => name == Event);
        kestrel.ConfigureEndpointDefaults(listen => listen.Use(next => connection =>
        {
            var answers = new Answers(connection.Transport.Output);
            connection.Features.Set(answers);
            connection.Transport = new Duplex(connection.Transport.Input, answers);
            return next(connection);
        }));
    });

    private static byte[] Explain(BadHttpRequestException refusal)
    {
        var status = refusal.StatusCode;
        var reason = refusal.Message.Split(':')[0].TrimEnd('.'); // what follows quotes the request, or nothing
        var problem = JsonSerializer.SerializeToUtf8Bytes(new
        {
            title = ReasonPhrases.GetReasonPhrase(status),
            status,
            detail = reason == "Invalid request target"
                ? "The address is not well encoded, or holds a zero character (%00)."
                : $"{reason}.",
        });
        return
        [
            .. System.Text.Encoding.ASCII.GetBytes(
                $"HTTP/1.1 {status} {ReasonPhrases.GetReasonPhrase(status)}\r\nConnection: close\r\n"
                + $"Content-Type: application/problem+json\r\nContent-Length: {problem.Length}\r\n\r\n"),
            .. problem,
        ];
    }

    private sealed class Refusals : IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value is IFeatureCollection request && request.Get<Answers>() is { } answers
                && request.Get<IBadRequestExceptionFeature>()?.Error is BadHttpRequestException refusal)
                answers.ReplaceNext(Explain(refusal));
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;

    /// <summary>What goes out on a connection; after a refusal that is one answer of ours and no more.</summary>
    private sealed class Answers(PipeWriter output) : PipeWriter
    {
        private byte[]? _instead;
        private byte[] _unused = [];

        public override bool CanGetUnflushedBytes => output.CanGetUnflushedBytes;

        public override long UnflushedBytes => output.UnflushedBytes;

        internal void ReplaceNext(byte[] answer) => _instead = answer;

        public override Memory<byte> GetMemory(int sizeHint = 0)
        {
            if (_instead is null)
                return output.GetMemory(sizeHint);
            if (_unused.Length < Math.Max(sizeHint, 1))
                _unused = new byte[Math.Max(sizeHint, 4096)];
            return _unused;
        }

        public override Span<byte> GetSpan(int sizeHint = 0) =>
            _instead is null ? output.GetSpan(sizeHint) : GetMemory(sizeHint).Span;

        public override void Advance(int bytes)
        {
            if (_instead is null)
                output.Advance(bytes);
        }

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
        {
            if (_instead is { Length: > 0 } answer)
            {
                output.Write(answer);
                _instead = [];
            }

            return output.FlushAsync(cancellationToken);
        }

        public override void CancelPendingFlush() => output.CancelPendingFlush();

        public override void Complete(Exception? exception = null) => output.Complete(exception);

        public override ValueTask CompleteAsync(Exception? exception = null) => output.CompleteAsync(exception);
    }
}
