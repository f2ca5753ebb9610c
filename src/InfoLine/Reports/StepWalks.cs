using System.Globalization;
using InfoLine.Storage;

namespace InfoLine.Reports;

/// <summary>How far everybody came who began to register: every phone or chat once.</summary>
/// <param name="steps">The questions.</param>
/// <param name="now">UTC milliseconds.</param>
internal sealed class StepWalks(RegistrationSteps steps, long now)
{
    /// <summary>Whoever wrote less than a day ago may still go on: nobody was reminded yet.</summary>
    private const long Patience = 24L * 60 * 60 * 1000;

    // Ids begin with the time of their making, in step with received_at but for a flood: so the key finds the days, and the other column makes them exact.
    private const long Slack = 60 * 60 * 1000;

    private const string InboxSql = """
        select contact_id, step, received_at from inbox
        where id >= $3 and id < $4 and received_at >= $1 and received_at < $2 and substr(step, 1, length($5)) = $5 order by id
        """;

    private const string RegisteredSql = "select contact_id, created_at from people where created_at >= $1";

    private readonly IdTable _contacts = new();
    private readonly List<Walk> _walks = [];

    /// <summary>Reads all messages of a period once.</summary>
    /// <param name="database">Read only.</param>
    /// <param name="steps">The questions.</param>
    /// <param name="period">UTC milliseconds.</param>
    /// <param name="now">The present moment.</param>
    /// <param name="cancellation">Gives up between two messages.</param>
    public static async Task<StepWalks> ReadAsync(Database database, RegistrationSteps steps, (long From, long Until) period, DateTimeOffset now, CancellationToken cancellation = default)
    {
        var walks = new StepWalks(steps, now.ToUnixTimeMilliseconds());
        if (steps.Steps.IsEmpty)
            return walks;
        var flow = steps.Steps[0].Id[..(steps.Steps[0].Id.IndexOf('.', StringComparison.Ordinal) + 1)];
        await database.ReadAsync(async connection =>
        {
            await connection.ScanAsync(
                row =>
                {
                    cancellation.ThrowIfCancellationRequested();
                    walks.Reach(row.Text(0), steps.PlaceOf(row.Text(1)), row.Number(2));
                },
                InboxSql, period.From, period.Until, IdAt(period.From - Slack), IdAt(period.Until < long.MaxValue - Slack ? period.Until + Slack : period.Until), flow);
            if (walks._walks.Count > 0)
                await connection.ScanAsync(row => walks.Finish(row.Text(0), row.Number(1)), RegisteredSql, period.From);
            return 0;
        }, cancellation);
        return walks;
    }

    /// <summary>What the report says, in the order of the questions.</summary>
    public IReadOnlyList<StepCount> Counts()
    {
        var (reached, stopped) = (new int[steps.Steps.Length], new int[steps.Steps.Length]);
        foreach (var walk in _walks)
        {
            for (var step = 0; step < reached.Length; step++)
                reached[step] += walk.Has(step) ? 1 : 0;
            if (IsStopped(walk))
                stopped[walk.Last]++;
        }

        return [.. steps.Steps.Select((step, place) => new StepCount(step, reached[place], stopped[place], _walks.Count(walk => IsWaiting(walk) && walk.Last == place)))];
    }

    /// <summary>The ids of the contacts behind a figure.</summary>
    public IEnumerable<string> ContactsOf(int step, bool isStopped)
    {
        for (var contact = 0; contact < _walks.Count; contact++)
        {
            if (isStopped ? IsStopped(_walks[contact]) && _walks[contact].Last == step : _walks[contact].Has(step))
                yield return System.Text.Encoding.UTF8.GetString(_contacts[contact]);
        }
    }

    private bool IsStopped(Walk walk) => !walk.IsFinished && walk.LastAt <= now - Patience;

    private bool IsWaiting(Walk walk) => !walk.IsFinished && walk.LastAt > now - Patience;

    private void Reach(ReadOnlySpan<byte> contact, int step, long at)
    {
        var known = _contacts.Find(contact);
        if (step < 0 || (known < 0 && step > 0))
            return; // A correction, or a registration that began before the period.
        if (known < 0)
        {
            known = _contacts.Add(contact);
            _walks.Add(new Walk(0, 0, at, at, IsFinished: false));
        }

        _walks[known] = _walks[known] with { Reached = _walks[known].Reached | (1UL << step), Last = step, LastAt = at };
    }

    private void Finish(ReadOnlySpan<byte> contact, long at)
    {
        if (_contacts.Find(contact) is var known and >= 0 && at >= _walks[known].BeganAt)
            _walks[known] = _walks[known] with { IsFinished = true };
    }

    private static string IdAt(long time) => Math.Clamp(time, 0, 0xFFFF_FFFF_FFFF).ToString("x12", CultureInfo.InvariantCulture);

    /// <param name="Reached">One bit a step.</param>
    /// <param name="Last">Where they were last.</param>
    /// <param name="BeganAt">UTC milliseconds.</param>
    /// <param name="LastAt">When they came to it; UTC milliseconds.</param>
    /// <param name="IsFinished">Somebody is registered on this phone since.</param>
    private readonly record struct Walk(ulong Reached, int Last, long BeganAt, long LastAt, bool IsFinished)
    {
        public bool Has(int step) => (Reached & (1UL << step)) != 0;
    }
}

/// <summary>A question of the registration, and how many it lost.</summary>
/// <param name="Step">The question.</param>
/// <param name="Reached">Phones and chats that were asked it.</param>
/// <param name="Stopped">Those of them that were asked nothing later, are not registered and have been silent for a day.</param>
/// <param name="Waiting">The same, silent for less than a day.</param>
internal sealed record StepCount(AskedStep Step, int Reached, int Stopped, int Waiting)
{
    private const int MostPercent = 15;

    /// <summary>Those who were asked something later, or are registered.</summary>
    public int WentOn => Reached - Stopped - Waiting;

    /// <summary>Of those of whom it is known, how many stopped; 0 to 100.</summary>
    public double StoppedPercent => Stopped == 0 ? 0 : 100.0 * Stopped / (Stopped + WentOn);

    /// <summary>True where too many stop: somebody should look at the question.</summary>
    public bool IsFlagged => StoppedPercent > MostPercent;
}
