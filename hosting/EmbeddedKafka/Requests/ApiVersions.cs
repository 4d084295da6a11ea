using EmbeddedKafka.Protocol;

namespace EmbeddedKafka.Requests;

/// <summary>
/// ApiVersions 0–3: which requests are served, in which versions. A version that is not served is answered in version 0
/// with error 35, so that a newer client can ask again. Produce is listed from 0, although it is served from 3:
/// librdkafka otherwise does without compression. Left out: features (KIP-584), the client's name and version are read
/// and ignored.
/// </summary>
internal sealed class ApiVersions : IRequestHandler
{
    private IReadOnlyCollection<IRequestHandler> _served = [];

    public ApiKey Key => ApiKey.ApiVersions;

    public (short Min, short Max) Versions => (0, 3);

    public void Announce(IReadOnlyCollection<IRequestHandler> served) => _served = served;

    public ValueTask HandleAsync(Request request, ResponseWriter response, CancellationToken ct)
    {
        if (request.Version < 3)
            Write(request.Version, ErrorCode.None, response);
        else
            WriteFlexible(response);
        return ValueTask.CompletedTask;
    }

    public void WriteUnsupported(ResponseWriter response) => Write(version: 0, ErrorCode.UnsupportedVersion, response);

    private void Write(short version, ErrorCode error, ResponseWriter response)
    {
        response.WriteError(error);
        response.WriteArray(_served, handler => WriteRange(handler, response));
        if (version >= 1)
            response.WriteInt32(0); // throttle time
    }

    private void WriteFlexible(ResponseWriter response)
    {
        response.WriteError(ErrorCode.None);
        response.WriteCompactCount(_served.Count);
        foreach (var handler in _served)
        {
            WriteRange(handler, response);
            response.WriteNoTaggedFields();
        }
        response.WriteInt32(0); // throttle time
        response.WriteNoTaggedFields();
    }

    private static void WriteRange(IRequestHandler handler, ResponseWriter response)
    {
        response.WriteInt16((short)handler.Key);
        response.WriteInt16(handler.Versions.Min);
        response.WriteInt16(handler.Versions.Max);
    }
}
