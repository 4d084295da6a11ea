namespace BizPulse.Access;

/// <summary>
/// What one may do. Each is a policy of the same name: <c>.RequirePermission(Permissions.SalesRead)</c>.
/// </summary>
public static class Permissions
{
    public const string SalesRead = "sales:read";
    public const string CustomersRead = "customers:read";
    public const string InventoryRead = "inventory:read";
    public const string ForecastsRead = "forecasts:read";
    public const string PipelineRead = "pipeline:read";

    public const string IngestWrite = "ingest:write";
    public const string ImportsManage = "imports:manage";
    public const string ForecastsRun = "forecasts:run";
    public const string OrdersWrite = "orders:write";
    public const string PricesWrite = "prices:write";

    public const string PipelineManage = "pipeline:manage";
    public const string UsersManage = "users:manage";
    public const string AuditRead = "audit:read";

    public static IReadOnlyList<string> All { get; } =
    [
        SalesRead, CustomersRead, InventoryRead, ForecastsRead, PipelineRead,
        IngestWrite, ImportsManage, ForecastsRun, OrdersWrite, PricesWrite,
        PipelineManage, UsersManage, AuditRead,
    ];
}
