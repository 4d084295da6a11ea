using Npgsql;

namespace BizPulse.Forecasts;

internal static class CommandParameters
{
    /// <summary>Parameters by position.</summary>
    public static NpgsqlCommand With(this NpgsqlCommand command, params object?[] parameters)
    {
        foreach (var value in parameters)
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        return command;
    }
}
