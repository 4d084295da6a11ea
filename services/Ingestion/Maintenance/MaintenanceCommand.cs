using BizPulse.Contracts;
using BizPulse.Data;
using Npgsql;

namespace BizPulse.Ingestion.Maintenance;

/// <summary>What an operator runs by hand: <c>dotnet BizPulse.Ingestion.dll check</c>.</summary>
internal sealed record MaintenanceCommand(Func<IServiceProvider, Task<int>> RunAsync)
{
    public static MaintenanceCommand? Of(string[] arguments) => arguments.FirstOrDefault() switch
    {
        "check" => new(CheckAsync),
        "rebuild-rollups" => new(RebuildAsync),
        "read-sales-again" => new(ReadSalesAgainAsync),
        _ => null,
    };

    private static async Task<int> CheckAsync(IServiceProvider services)
    {
        var differences = await services.GetRequiredService<RollupCheck>().RunAsync(CancellationToken.None);
        foreach (var (table, rows) in differences)
            Console.WriteLine($"{table,-20} {(rows == 0 ? "agrees with the ledger" : $"{rows} rows differ")}");
        return differences.Values.All(rows => rows == 0) ? 0 : 1;
    }

    private static async Task<int> RebuildAsync(IServiceProvider services)
    {
        await services.GetRequiredService<RollupRebuild>().RunAsync(CancellationToken.None);
        return 0;
    }

    // The processors see that their place has moved, and go there.
    private static async Task<int> ReadSalesAgainAsync(IServiceProvider services)
    {
        await services.GetRequiredService<NpgsqlDataSource>().ExecuteAsync(
            $"update consumer_offsets set next_offset = 0 where topic = {Topics.Sales}", CancellationToken.None);
        return 0;
    }
}
