using System.Diagnostics;
using OpenTelemetry;

namespace BizPulse.Telemetry;

/// <summary>
/// Leaves out what the proxy asks its destinations every few seconds; what is asked below such a span is left out with
/// it.
/// </summary>
internal sealed class QuietProbes : BaseProcessor<Activity>
{
    private const string ProxyProbe = "proxy.cluster_health_checks";

    public override void OnStart(Activity data)
    {
        if (data.OperationName != ProxyProbe)
            return;
        data.IsAllDataRequested = false;
        data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
    }
}
