namespace BizPulse.Gateway.Sessions;

internal static class SessionRegistration
{
    internal static void AddSessions(this IServiceCollection services)
    {
        services.AddSingleton<SessionStore>();
        services.AddSingleton<RefreshCookie>();
    }
}
