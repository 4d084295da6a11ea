namespace BizPulse.Gateway.Proxy;

/// <summary>
/// Passes on each piece of a body as it comes, and lets a refusal end it. The client of .NET collects 4 kB before it
/// sends anything: a till that dribbles its sales as NDJSON would wait with its last ones until the next ones come. And
/// it looks for an answer only when all is sent, by which time a service that has refused is gone; told to expect "100
/// Continue" it asks first, and reads while it sends (<see cref="UploadConnection"/>).
/// </summary>
internal sealed class PromptUploads : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is { Headers.ContentLength: not 0 } content)
        {
            var upload = new Upload(content);
            Upload.Current = upload;
            request.Content = upload;
            request.Headers.ExpectContinue = true;
        }

        return await base.SendAsync(request, cancellationToken);
    }
}
