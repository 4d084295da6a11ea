namespace BizPulse.Access;

/// <summary>Who may do what: each role adds to the one before it.</summary>
public static class Roles
{
    public const string Viewer = "viewer";
    public const string Analyst = "analyst";
    public const string Planner = "planner";
    public const string Admin = "admin";

    private static readonly string[] _viewer =
        [Permissions.SalesRead, Permissions.InventoryRead, Permissions.ForecastsRead];
    private static readonly string[] _analyst = [.. _viewer, Permissions.CustomersRead, Permissions.PipelineRead];
    private static readonly string[] _planner =
    [
        .. _analyst,
        Permissions.IngestWrite, Permissions.ImportsManage, Permissions.ForecastsRun, Permissions.OrdersWrite,
        Permissions.PricesWrite,
    ];

    public static IReadOnlyList<string> All { get; } = [Viewer, Analyst, Planner, Admin];

    /// <summary>The permissions of a role; none for a name that is no role.</summary>
    public static IReadOnlyList<string> PermissionsOf(string role) => role switch
    {
        Viewer => _viewer,
        Analyst => _analyst,
        Planner => _planner,
        Admin => Permissions.All,
        _ => [],
    };
}
