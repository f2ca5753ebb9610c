using InfoLine.Storage;

namespace InfoLine.Conversations;

/// <summary>Holds turns back after the database was away, until the replicas have handed in what waited on their disks: somebody's messages may lie on two of them, and go on in the order in which they came.</summary>
/// <param name="database">Says whether it was away.</param>
/// <param name="replicas">Says who hands in.</param>
/// <param name="clock">Measures the time that is waited.</param>
internal sealed class SpoolsFirst(Database database, Replicas replicas, TimeProvider clock)
{
    /// <summary>Each replica looks every second whether the database is back: by then all have said what they have.</summary>
    private static readonly TimeSpan RollCall = TimeSpan.FromSeconds(3);

    /// <summary>Longer nobody is waited for: a villager without an answer is worse off than one whose two messages are answered in the wrong order.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    // A process that starts may come into the middle of it.
    private volatile bool _isHolding = true;
    private TimeSpan _atLeast = TimeSpan.Zero;
    private volatile int _timesAway;
    private long? _quietSince;
    private long? _reachedSince;

    /// <summary>True when turns may be taken, as far as the last question goes; asked by others than the one who takes them.</summary>
    public bool LetsTurns => !_isHolding && database.TimesAway == _timesAway;

    /// <summary>True when turns may be taken.</summary>
    /// <exception cref="Exception">The database is away.</exception>
    public async Task<bool> MayTakeTurnsAsync()
    {
        if (database.TimesAway is var times && times != _timesAway)
            (_isHolding, _atLeast, _timesAway, _quietSince) = (true, RollCall, times, null);
        if (!_isHolding)
            return true;
        var isHandingIn = await AskAsync();
        var now = clock.GetTimestamp();
        var quiet = clock.GetElapsedTime(_quietSince ??= now, now);

        // Counted from when it was reached, whatever fails meanwhile: a database that takes only some of us must not end all turns.
        var reached = clock.GetElapsedTime(_reachedSince ??= now, now);
        _isHolding = reached < Patience && (quiet < _atLeast || isHandingIn);
        if (!_isHolding)
            _reachedSince = null;
        return !_isHolding;
    }

    private async Task<bool> AskAsync()
    {
        try
        {
            return await replicas.IsAnybodyHandingInAsync();
        }
        catch
        {
            _reachedSince = null;
            throw;
        }
    }
}
