using BizPulse.Data;
using Npgsql;

namespace BizPulse.Analytics;

/// <summary>
/// What all answers are made of: the data, the settings, and the minute, since a period that isn't over is compared up
/// to the same time of day.
/// </summary>
internal sealed class AnswerVersion(NpgsqlDataSource db, BusinessSettings settings, TimeProvider clock)
{
    public async Task<string> ReadAsync(CancellationToken ct) =>
        $"{await DataAsync(ct)} {settings.Currency} {settings.TimeZone.Id} {settings.Today(clock):O} {settings.TimeOfDay(clock):O}";

    public Task<long> DataAsync(CancellationToken ct) =>
        db.OneAsync($"select version from read.data_version", row => row.Get<long>("version"), ct);
}
