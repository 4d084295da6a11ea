using Npgsql;

namespace BizPulse.Ingestion.Processor.Ledgers;

internal static class Commands
{
    public static NpgsqlBatchCommand With(this NpgsqlBatchCommand command, params ReadOnlySpan<object> parameters)
    {
        foreach (var value in parameters)
            command.Parameters.Add(new() { Value = value });
        return command;
    }

    /// <summary>Runs the commands in their order, on one way to Postgres and back.</summary>
    public static async Task RunAsync(this NpgsqlConnection connection, IEnumerable<NpgsqlBatchCommand> commands, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var command in commands)
            batch.BatchCommands.Add(command);
        await batch.ExecuteNonQueryAsync(ct);
    }
}
