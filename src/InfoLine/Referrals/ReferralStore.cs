using System.Data.Common;
using InfoLine.Storage;

namespace InfoLine.Referrals;

/// <summary>Where referrals and their histories are kept. The second of two writers loses on the version.</summary>
public static class ReferralStore
{
    private const string Columns = """
        id, code, version, person_id, need, source, mode, consent, status, outcome, verified_by, provider_id, service_id, tried, tries, answer_by, contact_by,
            late_at, misses, asked_kind, asked_day, asked_at, timers, created_at, sent_at, accepted_at, completed_at, closed_at, event_count, service_at_location_id
        """;

    private const string AddSql = """
        insert into referrals (
            id, code, version, person_id, need, source, mode, consent, status, outcome, verified_by, provider_id, service_id, tried, tries, answer_by, contact_by,
            late_at, misses, asked_kind, asked_day, asked_at, timers, due_at, created_at, sent_at, accepted_at, completed_at, closed_at, event_count, service_at_location_id)
        values ($1, $2, $3 + 1, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31)
        on conflict do nothing
        """;

    // $2 and $4 to $7 never change; they are there so that both statements take one row of values.
    private const string SaveSql = """
        update referrals set
            version = version + 1, consent = $8, status = $9, outcome = $10, verified_by = $11, provider_id = $12, service_id = $13, tried = $14, tries = $15,
            answer_by = $16, contact_by = $17, late_at = $18, misses = $19, asked_kind = $20, asked_day = $21, asked_at = $22, timers = $23, due_at = $24,
            sent_at = $26, accepted_at = $27, completed_at = $28, closed_at = $29, event_count = $30, service_at_location_id = $31
        where id = $1 and version = $3 and code = $2 and person_id = $4 and need = $5 and source = $6 and mode = $7 and created_at = $25
        """;

    // People say the numbers of tickets and of referrals to the same ear, so no two of them are the same.
    private const string IsTicketSql = "select 1 from tickets where code = $1";

    private const string FindSql = $"select {Columns} from referrals where id = $1";
    private const string FindByCodeSql = $"select {Columns} from referrals where code = $1";
    private const string OfPersonSql = $"select {Columns} from referrals where person_id = $1 order by created_at desc, id desc";
    private const string AskedSql = $"select {Columns} from referrals where person_id = $1 and asked_at is not null order by asked_at, id";
    private const string AnyDueSql = "select 1 from referrals where due_at is not null and due_at <= $1 limit 1";
    private const string PostponeSql = "update referrals set due_at = $2 where id = $1";

    private const string AddEventSql = """
        insert into referral_events (referral_id, number, at, name, from_status, to_status, actor, actor_id, channel, provider_id, reason, day, answer)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        """;

    private const string HistorySql = """
        select number, at, name, from_status, to_status, actor, actor_id, channel, provider_id, reason, day, answer
        from referral_events where referral_id = $1 order by number
        """;

    /// <summary>Adds a new referral.</summary>
    /// <returns>False when its code is taken: try another one.</returns>
    public static async Task<bool> AddAsync(Connection connection, Referral referral) =>
        (await connection.QueryAsync(row => row.GetInt32(0), IsTicketSql, referral.Code)).Count == 0 && await connection.ExecuteAsync(AddSql, RowOf(referral)) == 1;

    /// <summary>Saves a referral where its version is still the one it was read with.</summary>
    /// <returns>False when somebody else was quicker; then nothing is saved.</returns>
    public static async Task<bool> SaveAsync(Connection connection, Referral referral) => await connection.ExecuteAsync(SaveSql, RowOf(referral)) == 1;

    /// <summary>Adds to a history, and to what reports count of it. Each number is there once: adding it twice throws.</summary>
    public static async Task AddEventsAsync(Connection connection, string referralId, IReadOnlyList<ReferralEvent> events)
    {
        await connection.ExecuteManyAsync(
            AddEventSql,
            [.. events.Select(one => new object?[]
            {
                referralId, (long)one.Number, one.At.ToUnixTimeMilliseconds(), Coded<ReferralFact>.Write(one.Name), Coded<ReferralStatus>.Write(one.From),
                Coded<ReferralStatus>.Write(one.To), Coded<ActorKind>.Write(one.By.Kind), one.By.Id, one.By.Channel, one.ProviderId, one.Reason, (long)one.Day, (long)one.Answer,
            })]);
        await CountedHistory.AddAsync(connection, referralId, events);
    }

    /// <summary>By our id, or null.</summary>
    public static Task<Referral?> FindAsync(Connection connection, string id) => OneAsync(connection, FindSql, id);

    /// <summary>By the code that people use, in capitals; or null. Also one that is closed.</summary>
    public static Task<Referral?> FindByCodeAsync(Connection connection, string code) => OneAsync(connection, FindByCodeSql, code);

    /// <summary>Those of a person with a question that waits for an answer, the longest waiting first.</summary>
    public static Task<List<Referral>> AskedAsync(Connection connection, string personId) => connection.QueryAsync(Read, AskedSql, personId);

    /// <summary>All of a person, newest first.</summary>
    public static Task<List<Referral>> OfPersonAsync(Connection connection, string personId) => connection.QueryAsync(Read, OfPersonSql, personId);

    /// <summary>The history of a referral, in order.</summary>
    public static Task<List<ReferralEvent>> HistoryAsync(Connection connection, string id) => connection.QueryAsync(ReadEvent, HistorySql, id);

    /// <summary>Whether a time has come for any: a read, where <see cref="DueAsync"/> wants to be part of a write.</summary>
    public static async Task<bool> IsAnyDueAsync(Connection connection, DateTimeOffset now) =>
        (await connection.QueryAsync(row => row.GetInt32(0), AnyDueSql, now.ToUnixTimeMilliseconds())).Count > 0;

    /// <summary>Those for which a time has come, the longest waiting first. On PostgreSQL another worker leaves them alone until the transaction ends.</summary>
    public static Task<List<Referral>> DueAsync(Connection connection, DateTimeOffset now, int most) => connection.QueryAsync(
        Read,
        $"select {Columns} from referrals where due_at is not null and due_at <= $1 order by due_at, id limit $2 {connection.Dialect.SkipLocked}",
        now.ToUnixTimeMilliseconds(), (long)most);

    /// <summary>Leaves one that cannot be dealt with alone until a later time.</summary>
    public static Task PostponeAsync(Connection connection, string id, DateTimeOffset until) => connection.ExecuteAsync(PostponeSql, id, until.ToUnixTimeMilliseconds());

    private static async Task<Referral?> OneAsync(Connection connection, string sql, string value)
    {
        var found = await connection.QueryAsync(Read, sql, value);
        return found.Count == 0 ? null : found[0];
    }

    private static object?[] RowOf(Referral referral) =>
    [
        referral.Id, referral.Code, referral.Version, referral.PersonId, referral.Need, Coded<ReferralSource>.Write(referral.Source), Coded<ReferralMode>.Write(referral.Mode),
        ReferralJson.Write(referral.Consent), Coded<ReferralStatus>.Write(referral.Status), Coded<ReferralOutcome>.Write(referral.Outcome),
        referral.VerifiedBy is { } by ? Coded<ActorKind>.Write(by) : null, referral.Provider?.ProviderId, referral.Provider?.ServiceId,
        ReferralJson.Write(referral.Tried), (long)referral.Tries, Number(referral.AnswerBy), Number(referral.ContactBy), Number(referral.LateAt), (long)referral.Misses,
        referral.Asked is { } asked ? Coded<TimerKind>.Write(asked.Kind) : null, (long?)referral.Asked?.Day, Number(referral.Asked?.At),
        ReferralJson.Write(referral.Timers), Number(referral.DueAt), Number(referral.CreatedAt), Number(referral.SentAt), Number(referral.AcceptedAt),
        Number(referral.CompletedAt), Number(referral.ClosedAt), (long)referral.Events, referral.Provider?.AtLocationId,
    ];

    private static long? Number(DateTimeOffset? at) => at?.ToUnixTimeMilliseconds();

    private static Referral Read(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        Code = row.GetString(1),
        Version = row.GetInt64(2),
        PersonId = row.GetString(3),
        Need = row.GetString(4),
        Source = Coded<ReferralSource>.Read(row.GetString(5)),
        Mode = Coded<ReferralMode>.Read(row.GetString(6)),
        Consent = ReferralJson.Consent(row.TextOrNull(7)),
        Status = Coded<ReferralStatus>.Read(row.GetString(8)),
        Outcome = Coded<ReferralOutcome>.Read(row.GetString(9)),
        VerifiedBy = row.TextOrNull(10) is { } by ? Coded<ActorKind>.Read(by) : null,
        Provider = row.TextOrNull(11) is { } provider ? new(provider, row.GetString(12), row.TextOrNull(29)) : null,
        Tried = ReferralJson.Tries(row.GetString(13)),
        Tries = (int)row.GetInt64(14),
        AnswerBy = row.MomentOrNull(15),
        ContactBy = row.MomentOrNull(16),
        LateAt = row.MomentOrNull(17),
        Misses = (int)row.GetInt64(18),
        Asked = row.TextOrNull(19) is { } kind ? new(Coded<TimerKind>.Read(kind), (int)row.GetInt64(20), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(21))) : null,
        Timers = ReferralJson.Timers(row.GetString(22)),
        CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(23)),
        SentAt = row.MomentOrNull(24),
        AcceptedAt = row.MomentOrNull(25),
        CompletedAt = row.MomentOrNull(26),
        ClosedAt = row.MomentOrNull(27),
        Events = (int)row.GetInt64(28),
    };

    private static ReferralEvent ReadEvent(DbDataReader row) => new(
        (int)row.GetInt64(0), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)), Coded<ReferralFact>.Read(row.GetString(2)),
        new(Coded<ActorKind>.Read(row.GetString(5)), row.TextOrNull(6), row.TextOrNull(7)),
        Coded<ReferralStatus>.Read(row.GetString(3)), Coded<ReferralStatus>.Read(row.GetString(4)))
    {
        ProviderId = row.TextOrNull(8),
        Reason = row.TextOrNull(9),
        Day = (int)row.GetInt64(10),
        Answer = (int)row.GetInt64(11),
    };
}
