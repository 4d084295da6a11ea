using System.Text.Json;

namespace BizPulse.Simulator;

/// <summary>
/// How far the shop's events have been published; kept in a file, so that a restart goes on where it stopped.
/// </summary>
public sealed class Progress
{
    private readonly string _file;
    private State _state;

    private Progress(string file, State state) => (_file, _state) = (file, state);

    /// <summary>First day of the shop. It never changes, since the whole history follows from it.</summary>
    public DateOnly FirstDay => _state.FirstDay;

    /// <summary>Everything that happened up to this moment has been accepted by the system.</summary>
    public DateTime PublishedThrough => _state.PublishedThrough;

    public static Progress Load(string folder, DateOnly firstDay)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "progress.json");
        var state = File.Exists(file)
            ? JsonSerializer.Deserialize<State>(File.ReadAllText(file))!
            // the first day begins at midnight sharp
            : new State(firstDay, firstDay.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).AddTicks(-1));
        return new Progress(file, state);
    }

    public void Advance(DateTime publishedThrough)
    {
        _state = _state with { PublishedThrough = publishedThrough };
        File.WriteAllText(_file + ".new", JsonSerializer.Serialize(_state));
        File.Move(_file + ".new", _file, overwrite: true);
    }

    private sealed record State(DateOnly FirstDay, DateTime PublishedThrough);
}
