using BizPulse.Data;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL;

namespace BizPulse.Gateway.Identity;

/// <summary>
/// Accounts are asked for again, as all else is, when their connection was cut; a database that is away is told at
/// once, rather than after the minute that the usual strategy tries for.
/// </summary>
internal sealed class OnceMoreIfCut(ExecutionStrategyDependencies dependencies)
    : NpgsqlRetryingExecutionStrategy(dependencies, maxRetryCount: 6, TimeSpan.Zero, errorCodesToAdd: null)
{
    protected override bool ShouldRetryOn(Exception? exception) =>
        exception is NpgsqlException failure && SqlQueries.IsCut(failure);
}
