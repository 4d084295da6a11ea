using BizPulse.Data;
using BizPulse.Testing;
using Npgsql;

[assembly: AssemblyFixture(typeof(RealEngines))]

namespace BizPulse.ServiceDefaults.Tests.Data;

public sealed class SqlQueriesTests(RealEngines engines) : IAsyncLifetime
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private TestDatabase _database = null!;
    private NpgsqlDataSource _db = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await engines.NewDatabaseAsync(cancellationToken: Ct);
        _db = NpgsqlDataSource.Create(_database.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Theory]
    [InlineData("'; drop table sold; --")]
    [InlineData("$1")]
    [InlineData("{0} \\ \" %_")]
    [InlineData("Größe 🛒")]
    [InlineData("")]
    public async Task Hostile_text_stays_a_value(string text) =>
        Assert.Equal(
            text,
            await _db.OneAsync($"select {text} as text where {text} = {text}", row => row.Get<string>("text"), Ct));

    [Fact]
    public async Task Values_come_back_as_they_went_in()
    {
        await SameAsync(new DateOnly(2025, 3, 1));
        await SameAsync(new DateTime(2025, 3, 1, 12, 0, 0, DateTimeKind.Utc));
        await SameAsync(new DateTimeOffset(2025, 3, 1, 12, 0, 0, TimeSpan.Zero));
        await SameAsync(TimeSpan.FromMinutes(90));
        await SameAsync(12.50m);
        await SameAsync(1.5);
        await SameAsync(42);
        await SameAsync(1L << 40);
        await SameAsync(true);
        await SameAsync(Guid.CreateVersion7());
        await SameAsync<string[]>(["A", "B"]);
        await SameAsync<string?[]>(["A", null]);
        await SameAsync<long[]>([1, 2]);
        await SameAsync<DateOnly[]>([new(2025, 3, 1)]);
        await SameAsync<byte[]>([0, 255]);
    }

    [Fact]
    public async Task Null_has_the_type_of_its_hole()
    {
        await SameAsync<DateOnly?>(null);
        await SameAsync<DateTime?>(null);
        await SameAsync<decimal?>(null);
        await SameAsync<long?>(null);
        await SameAsync<Guid?>(null);
        await SameAsync<string?>(null);
        await SameAsync<string[]?>(null);
        await SameAsync<byte[]?>(null);
        Assert.Equal(
            "date",
            await _db.OneAsync(
                $"select pg_typeof({(DateOnly?)null})::text as type", row => row.Get<string>("type"), Ct));
    }

    [Fact]
    public async Task A_column_that_is_not_there_is_named()
    {
        var missing = await Assert.ThrowsAsync<InvalidOperationException>(
            () => _db.ListAsync($"select 1 as units, 2 as revenue", row => row.Get<int>("unit"), Ct));
        Assert.Equal("The answer has no column 'unit', only units, revenue.", missing.Message);

        var twice = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            _db.ListAsync($"select 1 as units, 2 as units", row => row.Get<int>("units"), Ct));
        Assert.Equal("The answer has more than one column 'units'.", twice.Message);

        var empty = await Assert.ThrowsAsync<InvalidCastException>(() =>
            _db.ListAsync($"select null::int as units", row => row.Get<int>("units"), Ct));
        Assert.Contains("'units'", empty.Message);
    }

    [Fact]
    public async Task Columns_can_be_read_in_any_order_and_number()
    {
        var rows = await _db.ListAsync(
            $"select n, n * 10 as tens, n * 100 as hundreds from generate_series(1, 6) n",
            row => row.Get<int>("n") % 2 == 0
                ? row.Get<int>("hundreds") + row.Get<int>("n") + row.Get<int>("n")
                : row.Get<int>("tens") + row.Get<int>("hundreds"),
            Ct);

        Assert.Equal([110, 204, 330, 408, 550, 612], rows);
    }

    [Fact]
    public async Task Statements_of_a_connection_belong_to_its_transaction()
    {
        await _db.ExecuteAsync($"create table sold (sku text, units int)", Ct);
        await using (var connection = await _db.OpenConnectionAsync(Ct))
        {
            await using var transaction = await connection.BeginTransactionAsync(Ct);
            Assert.Equal(1, await connection.ExecuteAsync($"insert into sold values ({"A-1"}, {3})", Ct));
            Assert.Equal(3, await connection.OneAsync($"select units from sold", row => row.Get<int>("units"), Ct));
            Assert.Equal("A-1", await connection.FindAsync($"select sku from sold", row => row.Get<string>("sku"), Ct));
        }

        Assert.Null(await _db.FindAsync($"select sku from sold", row => row.Get<string>("sku"), Ct));
        Assert.Equal(
            [5],
            await _db.ExecuteAsync(
                $"insert into sold values ({"A-2"}, {5}) returning units", row => row.Get<int>("units"), Ct));
    }

    [Fact]
    public async Task A_question_is_asked_once_more_when_its_connection_was_cut()
    {
        await FillPoolAsync();
        await CutAllAsync();
        Assert.Equal(1, await _db.OneAsync($"select {1} as one", row => row.Get<int>("one"), Ct));

        await FillPoolAsync();
        await CutAllAsync();
        var streamed = new List<int>();
        await foreach (var n in _db.StreamAsync($"select n from generate_series(1, 3) n", row => row.Get<int>("n"), Ct))
            streamed.Add(n);
        Assert.Equal([1, 2, 3], streamed);
    }

    [Fact]
    public async Task A_connection_that_is_cut_while_it_works_is_asked_once_more()
    {
        await _db.ExecuteAsync($"create sequence asked", Ct);

        // It ends its own backend the first time.
        var asked = await _db.OneAsync(
            $"select asked, case when asked = 1 then pg_terminate_backend(pg_backend_pid()) end from (select nextval('asked') as asked) one",
            row => row.Get<long>("asked"), Ct);

        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task A_write_is_not()
    {
        await _db.ExecuteAsync($"create sequence written", Ct);
        Sql write = $"select nextval('written') as nth, pg_terminate_backend(pg_backend_pid())";

        await Assert.ThrowsAnyAsync<NpgsqlException>(() => _db.ExecuteAsync(write, Ct));
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => _db.ExecuteAsync(write, row => row.Get<long>("nth"), Ct));

        Assert.Equal(3, await _db.OneAsync($"select nextval('written') as nth", row => row.Get<long>("nth"), Ct));
    }

    private async Task SameAsync<T>(T value) =>
        Assert.Equal(value, await _db.OneAsync($"select {value} as value", row => row.Get<T>("value"), Ct));

    private Task FillPoolAsync() =>
        Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _db.ListAsync($"select 1 from pg_sleep(0.1)", _ => 0, Ct)));

    private async Task CutAllAsync()
    {
        await using var other = new NpgsqlConnection($"{_database.ConnectionString};Pooling=false");
        await other.OpenAsync(Ct);
        Assert.InRange(
            await other.ExecuteAsync(
                $"select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
                Ct),
            -1, 100);
    }
}
