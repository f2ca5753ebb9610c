using InfoLine.Conversations;
using InfoLine.Messaging;
using InfoLine.Redis;
using InfoLine.Referrals;
using InfoLine.Reports;
using InfoLine.Tests.Staff;
using Npgsql;

namespace InfoLine.Tests.Reports;

/// <summary>A service whose page of reports somebody looks at, with what it logs. Nobody writes to the line meanwhile.</summary>
internal sealed class ReportRoom : IAsyncDisposable
{
    public const string Page = "/desk/report";

    private const int CountedEvent = 8001;
    private const int GaveUpEvent = 8002;

    private readonly HeardLog _log;

    private ReportRoom(StaffRoom room, HeardLog log) => (Room, _log) = (room, log);

    public StaffRoom Room { get; }

    public ReportShelf Shelf => Room.Services.GetRequiredService<ReportShelf>();

    public DialogsOfReport Dialogs => Room.Services.GetRequiredService<ReportedDialogs>()();

    /// <summary>How often a report was counted here.</summary>
    public int Counted => _log.Of(CountedEvent).Length;

    /// <summary>How often one was given up.</summary>
    public int GivenUp => _log.Of(GaveUpEvent).Length;

    /// <summary>Opens it.</summary>
    /// <param name="database">That the test keeps.</param>
    /// <param name="clock">Shared by all replicas.</param>
    /// <param name="redis">What <c>Redis:Configuration</c> holds, or null.</param>
    public static async Task<ReportRoom> OpenAsync(TestDatabase database, FakeClock? clock = null, string? redis = null)
    {
        var log = new HeardLog();
        var room = new ReportRoom(
            await StaffRoom.OpenAsync(database, new LineOptions
            {
                Clock = clock ?? new(),
                Settings = redis is null ? [] : ["--Redis:Configuration", redis],
                Without = [typeof(TurnWorker), typeof(OutboxWorker), typeof(ReferralWorker)],
                Adjust = builder => builder.Logging.AddProvider(log),
            }),
            log);
        if (redis is not null)
            await room.Room.Line.UntilAsync(() => Task.FromResult(room.Room.Services.GetRequiredService<RedisLink>().IsThere), "Redis");
        return room;
    }

    /// <summary>The page as a colleague sees it who may be signed in at another replica.</summary>
    public async Task<Seen> LookAsync(Visitor who, string query = "", CancellationToken cancellation = default) =>
        await Seen.OfAsync(await who.Http.GetAsync(new Uri(Room.Address, Page + query), cancellation));

    public Task<string> KeyAsync(ReportQuestion? question = null) => Shelf.KeyOfAsync(question ?? ReportQuestion.Everything, Dialogs.Steps, CancellationToken.None);

    public async Task<bool> IsKeptAsync() => await Shelf.FindAsync(await KeyAsync(), Dialogs.Steps, CancellationToken.None) is not null;

    public ValueTask DisposeAsync() => Room.DisposeAsync();
}

/// <summary>Holds the table of people, so that whoever counts them waits. PostgreSQL only.</summary>
internal sealed class HeldPeople : IAsyncDisposable
{
    private const string WaitingSql = "select count(*) from pg_locks where not granted and relation = 'people'::regclass";

    private readonly NpgsqlConnection _holder;
    private readonly NpgsqlTransaction _transaction;

    private HeldPeople(NpgsqlConnection holder, NpgsqlTransaction transaction) => (_holder, _transaction) = (holder, transaction);

    public static async Task<HeldPeople> TakeAsync(TestDatabase database)
    {
        var holder = new NpgsqlConnection(database.Connection);
        await holder.OpenAsync();
        var transaction = await holder.BeginTransactionAsync();
        await using var command = new NpgsqlCommand("lock table people in access exclusive mode", holder, transaction);
        await command.ExecuteNonQueryAsync();
        return new(holder, transaction);
    }

    /// <summary>Waits until somebody counts.</summary>
    public Task CountingAsync(Line line) => line.UntilAsync(
        async () =>
        {
            await using var command = new NpgsqlCommand(WaitingSql, _holder, _transaction);
            return (long)(await command.ExecuteScalarAsync())! > 0; // A count is never null.
        },
        "somebody who counts");

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _holder.DisposeAsync();
    }
}
