using System.Net;
using System.Net.Sockets;

namespace BizPulse.Engines;

/// <summary>
/// Gives out free ports from below the range that the system uses for outgoing connections, so that none of those takes
/// one between its choice and its use.
/// </summary>
public static class FreePorts
{
    private const int First = 10_000;
    private const int Last = 32_000;
    private static readonly HashSet<int> s_given = [];

    public static int Next()
    {
        lock (s_given)
        {
            while (true)
            {
                var port = Random.Shared.Next(First, Last);
                if (IsFree(port) && s_given.Add(port))
                    return port;
            }
        }
    }

    public static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
