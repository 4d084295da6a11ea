using BizPulse.Contracts;

namespace BizPulse.Analytics.Live;

/// <param name="Any">Whether anything was committed since the last look, or forecast.</param>
/// <param name="Skus">The touched products; null when it can't be said which.</param>
internal readonly record struct CommittedChange(
    bool Any, long Version, long ForecastVersion, IReadOnlyCollection<string>? Skus);

/// <summary>Gathers the announcements between two frames.</summary>
internal sealed class Commits
{
    private readonly Lock _lock = new();
    private HashSet<string>? _skus = [];
    private long _version, _told, _forecasts, _toldForecasts;

    public void Note(LiveUpdate update)
    {
        lock (_lock)
        {
            _version = Math.Max(_version, update.Version);
            if (update.Skus is null)
                _skus = null;
            else
                _skus?.UnionWith(update.Skus);
        }
    }

    /// <summary>
    /// What the database says; if it is ahead, an announcement is missing and anything may have changed.
    /// </summary>
    public void NoteVersion(long version)
    {
        lock (_lock)
        {
            if (version <= _version)
                return;
            _version = version;
            _skus = null;
        }
    }

    public void NoteForecasts(long version)
    {
        lock (_lock)
            _forecasts = version;
    }

    public CommittedChange Take()
    {
        lock (_lock)
        {
            var change = new CommittedChange(
                _version > _told || _forecasts != _toldForecasts, _version, _forecasts, _skus);
            (_told, _toldForecasts) = (_version, _forecasts);
            _skus = [];
            return change;
        }
    }
}
