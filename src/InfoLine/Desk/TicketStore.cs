using System.Data.Common;
using InfoLine.Dialogs;
using InfoLine.Storage;

namespace InfoLine.Desk;

/// <summary>Where tickets are kept. The second of two writers loses on the version, so a ticket that two claim at once has one owner.</summary>
public static class TicketStore
{
    /// <summary>Nobody waits for these tickets: they come after all others, by age.</summary>
    internal const long BehindAllWaiting = 100_000_000_000_000;

    internal const string Columns = """
        t.id, t.contact_id, t.code, t.version, t.centre_id, t.status, t.owner, t.reason, t.source, t.referral_id, t.person_id, t.language, t.wants_woman, t.route, t.address, t.place,
            t.tried, t.first_inbox_id, t.last_inbox_id, t.created_at, t.waiting_since, t.promised_at, t.promises_missed, t.handler, t.lease_until, t.last_handler, t.first_reply_at,
            t.last_reply_at, t.last_wrote_at, t.snoozed_until, t.closed_at, t.closed_by, t.subject, t.outcome, t.helped, t.event_count
        """;

    private const string AddSql = """
        insert into tickets (
            id, contact_id, code, version, centre_id, status, owner, reason, source, referral_id, person_id, language, wants_woman, route, address, place, tried, first_inbox_id,
            last_inbox_id, created_at, waiting_since, promised_at, promises_missed, handler, lease_until, last_handler, first_reply_at, last_reply_at, last_wrote_at, snoozed_until,
            closed_at, closed_by, subject, outcome, helped, event_count, order_at, due_at)
        values ($1, $2, $3, $4 + 1, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35,
            $36, $37, $38)
        on conflict do nothing
        """;

    // Whose phone it is, its code and its beginning never change; they are there so that both statements take one row of values.
    private const string SaveSql = """
        update tickets set
            version = version + 1, centre_id = $5, status = $6, owner = $7, person_id = $11, language = $12, wants_woman = $13, route = $14, address = $15, last_inbox_id = $19, waiting_since = $21,
            promised_at = $22, promises_missed = $23, handler = $24, lease_until = $25, last_handler = $26, first_reply_at = $27, last_reply_at = $28, last_wrote_at = $29,
            snoozed_until = $30, closed_at = $31, closed_by = $32, subject = $33, outcome = $34, helped = $35, event_count = $36, order_at = $37, due_at = $38
        where id = $1 and version = $4 and contact_id = $2 and code = $3 and reason = $8 and source = $9 and coalesce(referral_id, '') = coalesce($10, '')
            and coalesce(place, '') = coalesce($16, '') and tried = $17 and coalesce(first_inbox_id, '') = coalesce($18, '')
            and created_at = $20
        """;

    private const string FindSql = $"select {Columns} from tickets t where t.id = $1";
    private const string FindByCodeSql = $"select {Columns} from tickets t where t.code = $1";
    private const string OpenSql = $"select {Columns} from tickets t where t.contact_id = $1 and t.closed_at is null";
    private const string LatestSql = $"select {Columns} from tickets t where t.contact_id = $1 order by t.created_at desc, t.id desc limit 1";

    // People say the numbers of tickets and of referrals to the same ear, so no two of them are the same.
    private const string IsCodeFreeSql = "select (select count(*) from tickets where code = $1) + (select count(*) from referrals where code = $1)";

    private const string AnyDueSql = "select 1 from tickets where due_at is not null and due_at <= $1 limit 1";
    private const string PostponeSql = "update tickets set due_at = $2 where id = $1";
    private const string LoadsSql = "select centre_id, count(*) from tickets where closed_at is null group by centre_id";

    /// <summary>Adds a new ticket.</summary>
    /// <returns>False when its code is taken, or the contact has an open ticket.</returns>
    public static async Task<bool> AddAsync(Connection connection, Ticket ticket) =>
        await IsCodeFreeAsync(connection, ticket.Code) && await connection.ExecuteAsync(AddSql, RowOf(ticket)) == 1;

    /// <summary>Saves a ticket where its version is still the one it was read with.</summary>
    /// <returns>False when somebody else was quicker; then nothing is saved.</returns>
    public static async Task<bool> SaveAsync(Connection connection, Ticket ticket) => await connection.ExecuteAsync(SaveSql, RowOf(ticket)) == 1;

    /// <summary>By our id, or null.</summary>
    public static Task<Ticket?> FindAsync(Connection connection, string id) => OneAsync(connection, FindSql, id);

    /// <summary>By the number that people say, or null.</summary>
    public static Task<Ticket?> FindByCodeAsync(Connection connection, string code) => OneAsync(connection, FindByCodeSql, code);

    /// <summary>The open ticket of a contact, or null.</summary>
    public static Task<Ticket?> OpenOfAsync(Connection connection, string contactId) => OneAsync(connection, OpenSql, contactId);

    /// <summary>The newest ticket of a contact, open or closed; or null.</summary>
    public static Task<Ticket?> LatestOfAsync(Connection connection, string contactId) => OneAsync(connection, LatestSql, contactId);

    /// <summary>Finds out whether no ticket has this code, and no referral.</summary>
    public static async Task<bool> IsCodeFreeAsync(Connection connection, string code) => (await connection.QueryAsync(row => row.GetInt64(0), IsCodeFreeSql, code))[0] == 0;

    /// <summary>How many open tickets each centre has.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> LoadsAsync(Connection connection) =>
        (await connection.QueryAsync(row => (Centre: row.GetString(0), Open: (int)row.GetInt64(1)), LoadsSql)).ToDictionary(one => one.Centre, one => one.Open, StringComparer.Ordinal);

    /// <summary>Whether a time has come for any: a read, where <see cref="DueAsync"/> wants to be part of a write.</summary>
    public static async Task<bool> IsAnyDueAsync(Connection connection, DateTimeOffset now) =>
        (await connection.QueryAsync(row => row.GetInt32(0), AnyDueSql, now.ToUnixTimeMilliseconds())).Count > 0;

    /// <summary>Those for which a time has come, the longest waiting first. On PostgreSQL another worker leaves them alone until the transaction ends.</summary>
    public static Task<List<Ticket>> DueAsync(Connection connection, DateTimeOffset now, int most) => connection.QueryAsync(
        Read,
        $"select {Columns} from tickets t where t.due_at is not null and t.due_at <= $1 order by t.due_at, t.id limit $2 {connection.Dialect.SkipLocked}",
        now.ToUnixTimeMilliseconds(), (long)most);

    /// <summary>Leaves one that cannot be dealt with alone until a later time.</summary>
    public static Task PostponeAsync(Connection connection, string id, DateTimeOffset until) => connection.ExecuteAsync(PostponeSql, id, until.ToUnixTimeMilliseconds());

    internal static Ticket Read(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        To = new(row.GetString(1), row.GetString(13), row.GetString(14)),
        Code = row.GetString(2),
        Version = row.GetInt64(3),
        CentreId = row.GetString(4),
        Status = Coded<TicketStatus>.Read(row.GetString(5)),
        Owner = Coded<TicketOwner>.Read(row.GetString(6)),
        Reason = row.GetString(7),
        Source = Coded<TicketSource>.Read(row.GetString(8)),
        ReferralId = row.TextOrNull(9),
        PersonId = row.TextOrNull(10),
        Language = row.TextOrNull(11),
        WantsWoman = row.GetInt64(12) == 1,
        Place = row.TextOrNull(15),
        Tried = [.. row.GetString(16).Split(' ', StringSplitOptions.RemoveEmptyEntries)],
        FirstInboxId = row.TextOrNull(17),
        LastInboxId = row.TextOrNull(18),
        CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(19)),
        WaitingSince = row.MomentOrNull(20),
        PromisedAt = row.MomentOrNull(21),
        PromisesMissed = (int)row.GetInt64(22),
        Handler = row.TextOrNull(23),
        LeaseUntil = row.MomentOrNull(24),
        LastHandler = row.TextOrNull(25),
        FirstReplyAt = row.MomentOrNull(26),
        LastReplyAt = row.MomentOrNull(27),
        LastWroteAt = row.MomentOrNull(28),
        SnoozedUntil = row.MomentOrNull(29),
        ClosedAt = row.MomentOrNull(30),
        ClosedBy = row.TextOrNull(31),
        Subject = row.TextOrNull(32),
        Outcome = Coded<TicketOutcome>.ReadOrNull(row.TextOrNull(33)),
        Helped = Coded<Helped>.ReadOrNull(row.TextOrNull(34)),
        Events = (int)row.GetInt64(35),
    };

    private static object?[] RowOf(Ticket ticket) =>
    [
        ticket.Id, ticket.To.ContactId, ticket.Code, ticket.Version, ticket.CentreId, Coded<TicketStatus>.Write(ticket.Status), Coded<TicketOwner>.Write(ticket.Owner), ticket.Reason,
        Coded<TicketSource>.Write(ticket.Source), ticket.ReferralId, ticket.PersonId, ticket.Language, ticket.WantsWoman ? 1L : 0L, ticket.To.Route, ticket.To.Address, ticket.Place,
        string.Join(' ', ticket.Tried), ticket.FirstInboxId, ticket.LastInboxId, Number(ticket.CreatedAt), Number(ticket.WaitingSince), Number(ticket.PromisedAt),
        (long)ticket.PromisesMissed, ticket.Handler, Number(ticket.LeaseUntil), ticket.LastHandler, Number(ticket.FirstReplyAt), Number(ticket.LastReplyAt), Number(ticket.LastWroteAt),
        Number(ticket.SnoozedUntil), Number(ticket.ClosedAt), ticket.ClosedBy, ticket.Subject, ticket.Outcome is { } outcome ? Coded<TicketOutcome>.Write(outcome) : null,
        ticket.Helped is { } helped ? Coded<Helped>.Write(helped) : null, (long)ticket.Events,
        Number(ticket.WaitingSince) ?? BehindAllWaiting + Number(ticket.CreatedAt), Number(ticket.DueAt),
    ];

    private static long? Number(DateTimeOffset? at) => at?.ToUnixTimeMilliseconds();

    private static async Task<Ticket?> OneAsync(Connection connection, string sql, string value)
    {
        var found = await connection.QueryAsync(Read, sql, value);
        return found.Count == 0 ? null : found[0];
    }
}
