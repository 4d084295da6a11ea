using System.Diagnostics;
using BizPulse.Data;
using BizPulse.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace BizPulse.ServiceDefaults.Tests.Telemetry;

public sealed class PostgresSpanTests(RealEngines engines)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_is_a_span_of_the_trace_it_belongs_to_and_else_none()
    {
        await using var database = await engines.NewDatabaseAsync(cancellationToken: Ct);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:bizpulse", database.ConnectionString)]);
        builder.AddPostgres();
        using var host = builder.Build();
        var db = host.Services.GetRequiredService<NpgsqlDataSource>();
        var name = new NpgsqlConnectionStringBuilder(database.ConnectionString).Database; // other tests ask, too
        var parents = new List<ActivitySpanId>();
        using var request = new Activity("a request").SetIdFormat(ActivityIdFormat.W3C);
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                lock (parents)
                    if (span.TagObjects.Any(tag => Equals(tag.Value, name)))
                        parents.Add(span.ParentSpanId);
            },
        };
        ActivitySource.AddActivityListener(listener);

        await db.OneAsync($"select 1 as one", row => row.Get<int>("one"), Ct);
        request.Start();
        await db.OneAsync($"select 2 as two", row => row.Get<int>("two"), Ct);

        lock (parents)
            Assert.Equal([request.SpanId], parents.Distinct());
    }
}
