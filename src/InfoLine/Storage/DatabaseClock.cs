using System.Globalization;

namespace InfoLine.Storage;

/// <summary>The time of all replicas on one PostgreSQL: that of its clock. A machine with a wrong clock then orders, claims and waits like all others.</summary>
/// <remarks>
/// It follows the machine's clock of elapsed time, which nobody sets, from a moment that the database has named. So a jump of the machine's time of day changes nothing either.
/// See docs/decisions/0022.
/// </remarks>
public sealed class DatabaseClock : TimeProvider
{
    // Microseconds: in milliseconds the rounding would be most of the doubt.
    private const string AskSql = "select (extract(epoch from clock_timestamp()) * 1000000)::bigint";

    /// <summary>So far back a correction only makes the clock wait: what was stamped must not be overtaken. A clock that was wrong by more jumps.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private const int Readings = 8;

    private Anchor? _anchor;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Volatile.Read(ref _anchor) is { } anchor ? TimeAt(anchor, GetTimestamp()) : base.GetUtcNow();

    /// <summary>Asks the database for its time, and follows it from now on.</summary>
    /// <returns>By how much the machine's own clock is ahead of it; below zero where it is behind, zero where the answer was too slow to tell.</returns>
    public async Task<TimeSpan> AskAsync(Connection connection)
    {
        var asked = GetTimestamp();
        var theirs = await connection.QueryAsync(row => row.GetInt64(0), AskSql);
        var answered = GetTimestamp();
        return Follow(DateTimeOffset.UnixEpoch.AddMicroseconds(theirs[0]), asked, answered);
    }

    /// <summary>Follows a clock that showed a time at some moment between two.</summary>
    /// <param name="theirs">What it showed.</param>
    /// <param name="asked">A timestamp before.</param>
    /// <param name="answered">A timestamp after.</param>
    /// <returns>As <see cref="AskAsync"/>.</returns>
    internal TimeSpan Follow(DateTimeOffset theirs, long asked, long answered)
    {
        // The time was read somewhere between question and answer: half of that way is the doubt. Within it nothing is corrected, or clocks that agree would be made to differ.
        var doubt = GetElapsedTime(asked, answered) / 2;
        var now = theirs + doubt;
        var machine = MachineTimeAt(answered);
        var ours = Volatile.Read(ref _anchor) is { } anchor ? TimeAt(anchor, answered) : machine;
        var right = (ours - now).Duration() <= doubt ? ours : now;
        var floor = ours > right && ours - right <= LongestWait ? ours : DateTimeOffset.MinValue;
        Volatile.Write(ref _anchor, new(right, answered, floor));
        return (machine - now).Duration() <= doubt ? TimeSpan.Zero : machine - now;
    }

    /// <summary>A difference for people: <c>3600 s ahead of</c>.</summary>
    internal static string Words(TimeSpan ahead) =>
        string.Create(CultureInfo.InvariantCulture, $"{ahead.Duration().TotalSeconds:0} s {(ahead > TimeSpan.Zero ? "ahead of" : "behind")}");

    // Two clocks cannot be read at one moment, and a busy machine may stop us between them: of some readings the one that was stopped least.
    private DateTimeOffset MachineTimeAt(long timestamp)
    {
        var (time, width) = (DateTimeOffset.MinValue, TimeSpan.MaxValue);
        for (var i = 0; i < Readings; i++)
        {
            var before = GetTimestamp();
            var read = base.GetUtcNow();
            var after = GetTimestamp();
            if (GetElapsedTime(before, after) < width)
                (time, width) = (read - GetElapsedTime(timestamp, before), GetElapsedTime(before, after));
        }

        return time;
    }

    private DateTimeOffset TimeAt(Anchor anchor, long timestamp)
    {
        var time = anchor.Time + GetElapsedTime(anchor.Timestamp, timestamp);
        return time > anchor.Floor ? time : anchor.Floor;
    }

    /// <param name="Time">What the time was.</param>
    /// <param name="Timestamp">When.</param>
    /// <param name="Floor">What has been told before, and is not told again.</param>
    private sealed record Anchor(DateTimeOffset Time, long Timestamp, DateTimeOffset Floor);
}
