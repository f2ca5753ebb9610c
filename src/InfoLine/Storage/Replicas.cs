namespace InfoLine.Storage;

/// <summary>How many processes work on this database now. Each says every few seconds that it is there; the database's clock counts, so that theirs may differ.</summary>
/// <param name="database">Where they meet.</param>
/// <param name="ids">Names this one.</param>
/// <param name="clock">Tells when to say it again.</param>
/// <param name="time">Follows the database's clock.</param>
/// <param name="log">Hears of trouble.</param>
public sealed class Replicas(Database database, Ids ids, TimeProvider clock, DatabaseClock time, ILogger<Replicas> log) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    /// <summary>So wrong a machine's clock may be before somebody is told.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(2);

    private const string Now = "(extract(epoch from clock_timestamp()) * 1000)::bigint";
    private const string Lives = $"seen_at >= {Now} - 15000";
    private const string BeatSql = $"""
        insert into replicas (id, started_at, seen_at, handing_in) values ($1, {Now}, {Now}, $2)
        on conflict (id) do update set seen_at = excluded.seen_at, handing_in = excluded.handing_in
        """;
    private const string ForgetSql = $"delete from replicas where seen_at < {Now} - 60000";
    private const string CountSql = $"select count(*) from replicas where {Lives}";
    private const string OthersSql = $"select count(*) from replicas where id <> $1 and {Lives}";
    private const string HandingInSql = $"select count(*) from replicas where handing_in = 1 and {Lives}";
    private const string LeaveSql = "delete from replicas where id = $1";

    private readonly string _id = ids.Next();
    private int _live = 1;
    private bool _handsIn;
    private bool _isClockWrong;

    /// <summary>How many there are, this one among them: 1 or more. SQLite has one.</summary>
    public int Live => Volatile.Read(ref _live);

    /// <summary>Says whether this replica hands in messages that waited on its disk. It is said again with every beat until it is taken back.</summary>
    /// <exception cref="Exception">The database is away, and has not heard it.</exception>
    public Task HandsInAsync(bool handsIn)
    {
        Volatile.Write(ref _handsIn, handsIn);
        return database.WriteAsync(SayAsync);
    }

    /// <summary>True where another replica lives than this one. Never with SQLite.</summary>
    public async Task<bool> AreOthersThereAsync(CancellationToken cancellation) =>
        !database.Dialect.OneProcess && (await database.ReadAsync(connection => connection.QueryAsync(row => row.GetInt64(0), OthersSql, _id), cancellation))[0] > 0;

    /// <summary>How many live, for a command that is none.</summary>
    public static async Task<int> CountAsync(Database database, CancellationToken cancellation) =>
        database.Dialect.OneProcess ? 0 : (int)(await database.ReadAsync(connection => connection.QueryAsync(row => row.GetInt64(0), CountSql), cancellation))[0];

    /// <summary>True while a replica that lives hands in messages that waited on its disk. Never with SQLite.</summary>
    public async Task<bool> IsAnybodyHandingInAsync() =>
        !database.Dialect.OneProcess && (await database.ReadAsync(connection => connection.QueryAsync(row => row.GetInt64(0), HandingInSql)))[0] > 0;

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (!database.Dialect.OneProcess)
            await TryAsync(connection => connection.ExecuteAsync(LeaveSql, _id), cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (database.Dialect.OneProcess)
            return;
        using var timer = new PeriodicTimer(Beat, clock);
        do
        {
            await TryAsync(BeatAsync, stoppingToken);
        }
        while (await NextAsync(timer, stoppingToken));
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<int> BeatAsync(Connection connection)
    {
        await SayAsync(connection);
        await connection.ExecuteAsync(ForgetSql);
        var live = await connection.QueryAsync(row => row.GetInt64(0), CountSql);
        Volatile.Write(ref _live, Math.Max(1, (int)live[0]));
        Judge(await time.AskAsync(connection));
        return 0;
    }

    private Task<int> SayAsync(Connection connection) => connection.ExecuteAsync(BeatSql, _id, Volatile.Read(ref _handsIn) ? 1L : 0L);

    private void Judge(TimeSpan ahead)
    {
        var isWrong = ahead.Duration() > Tolerance;
        if (isWrong && !_isClockWrong)
            log.ClockIsWrong(DatabaseClock.Words(ahead));
        _isClockWrong = isWrong;
    }

    // Not to be heard is no reason to stop: the others then take a smaller share than they could for a while.
    private async Task TryAsync(Func<Connection, Task<int>> work, CancellationToken stopping)
    {
        try
        {
            await database.WriteAsync(work, stopping);
        }
        catch (Exception trouble)
        {
            if (!stopping.IsCancellationRequested)
                log.BeatMissed(trouble);
        }
    }
}
