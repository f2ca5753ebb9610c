using System.Data.Common;
using System.Globalization;
using InfoLine.Storage;

namespace InfoLine.Referrals;

/// <summary>What somebody at a desk must look at. There is at most one open case of a referral for one reason.</summary>
public static class ReferralCases
{
    private const string Columns = "c.id, c.referral_id, c.reason, c.opened_at, c.ticket_id, c.provider_id, c.closed_at";

    private const string OpenSql = "insert into referral_cases (id, referral_id, reason, opened_at, provider_id) values ($1, $2, $3, $4, $5) on conflict do nothing";
    private const string PutOnSql = "update referral_cases set ticket_id = $3 where referral_id = $1 and reason = $2 and closed_at is null";
    private const string TakeOffSql = "update referral_cases set ticket_id = null where ticket_id = $1 and closed_at is null";
    private const string CloseSql = "update referral_cases set closed_at = $2, closed_by = $3, closed_because = $4 where id = $1 and closed_at is null";
    private const string CloseOfTicketSql = "update referral_cases set closed_at = $2, closed_by = $3 where ticket_id = $1 and closed_at is null";

    private const string CloseOfPersonSql = """
        update referral_cases set closed_at = $2 where closed_at is null and reason <> 'provider_silent' and referral_id in (select r.id from referrals r where r.person_id = $1)
        """;

    // Of one reason at most one is open: a newer case stands for the older.
    private const string ReopenOfTicketSql = """
        update referral_cases set closed_at = null, closed_by = null
        where ticket_id = $1 and closed_at = $2 and not exists (
            select 1 from referral_cases o where o.referral_id = referral_cases.referral_id and o.reason = referral_cases.reason and o.closed_at is null)
        """;

    private const string ListSql = $"select {Columns} from referral_cases c where c.closed_at is null order by c.opened_at, c.id limit $1";
    private const string FindSql = $"select {Columns} from referral_cases c where c.id = $1";
    private const string AboutOfficesSql = $"select {Columns} from referral_cases c where c.closed_at is null and c.ticket_id is null and c.reason = 'provider_silent' order by c.opened_at, c.id";

    private const string WithoutTicketSql = $"""
        select {Columns}, r.person_id from referral_cases c join referrals r on r.id = c.referral_id
        where c.closed_at is null and c.ticket_id is null and c.reason <> 'provider_silent' and c.id > $1 order by c.id limit $2
        """;

    /// <summary>Opens a case; nothing happens where it is open already.</summary>
    /// <param name="connection">A write.</param>
    /// <param name="id">A new id.</param>
    /// <param name="referralId">Of which referral.</param>
    /// <param name="reason">Why.</param>
    /// <param name="now">The present moment.</param>
    /// <param name="providerId">The office that it is about; null for one about the person.</param>
    public static Task OpenAsync(Connection connection, string id, string referralId, CaseReason reason, DateTimeOffset now, string? providerId = null) =>
        connection.ExecuteAsync(OpenSql, id, referralId, Coded<CaseReason>.Write(reason), now.ToUnixTimeMilliseconds(), providerId);

    /// <summary>The open case stands on this ticket from now on.</summary>
    public static Task PutOnAsync(Connection connection, string referralId, CaseReason reason, string ticketId) =>
        connection.ExecuteAsync(PutOnSql, referralId, Coded<CaseReason>.Write(reason), ticketId);

    /// <summary>The open cases of a ticket wait for another one.</summary>
    public static Task TakeOffAsync(Connection connection, string ticketId) => connection.ExecuteAsync(TakeOffSql, ticketId);

    /// <summary>Closes a case.</summary>
    /// <param name="connection">A write.</param>
    /// <param name="id">Which.</param>
    /// <param name="now">The present moment.</param>
    /// <param name="staffId">Who closes it, or null.</param>
    /// <param name="because">What they wrote, or null.</param>
    /// <returns>False when it was not open.</returns>
    public static async Task<bool> CloseAsync(Connection connection, string id, DateTimeOffset now, string? staffId = null, string? because = null) =>
        await connection.ExecuteAsync(CloseSql, id, now.ToUnixTimeMilliseconds(), staffId, because) == 1;

    /// <summary>Closes the cases of a ticket, with it.</summary>
    public static Task CloseOfTicketAsync(Connection connection, string ticketId, string? staffId, DateTimeOffset now) =>
        connection.ExecuteAsync(CloseOfTicketSql, ticketId, now.ToUnixTimeMilliseconds(), staffId);

    /// <summary>Opens the cases of a ticket again that were closed with it.</summary>
    /// <param name="connection">A write.</param>
    /// <param name="ticketId">Which.</param>
    /// <param name="closedAt">When it was closed.</param>
    public static Task ReopenOfTicketAsync(Connection connection, string ticketId, DateTimeOffset closedAt) =>
        connection.ExecuteAsync(ReopenOfTicketSql, ticketId, closedAt.ToUnixTimeMilliseconds());

    /// <summary>Closes what is open about a person who wants to be forgotten.</summary>
    public static Task CloseOfPersonAsync(Connection connection, string personId, DateTimeOffset now) => connection.ExecuteAsync(CloseOfPersonSql, personId, now.ToUnixTimeMilliseconds());

    /// <summary>A case, or null.</summary>
    public static async Task<ReferralCase?> FindAsync(Connection connection, string id) => (await connection.QueryAsync(Read, FindSql, id)).FirstOrDefault();

    /// <summary>The open cases, the oldest first.</summary>
    public static Task<List<ReferralCase>> OpenOnesAsync(Connection connection, int most) => connection.QueryAsync(Read, ListSql, (long)most);

    /// <summary>The open cases that are about offices, the oldest first.</summary>
    public static Task<List<ReferralCase>> AboutOfficesAsync(Connection connection) => connection.QueryAsync(Read, AboutOfficesSql);

    /// <summary>The cases of tickets, open and closed, in the order in which they were opened.</summary>
    /// <param name="connection">A read.</param>
    /// <param name="ticketIds">Which; may be empty.</param>
    public static async Task<List<ReferralCase>> OfTicketsAsync(Connection connection, IReadOnlyList<string> ticketIds)
    {
        if (ticketIds.Count == 0)
            return [];
        var places = Enumerable.Range(1, ticketIds.Count).Select(number => $"${number.ToString(CultureInfo.InvariantCulture)}");
        return await connection.QueryAsync(
            Read, $"select {Columns} from referral_cases c where c.ticket_id in ({string.Join(", ", places)}) order by c.opened_at, c.id", [.. ticketIds]);
    }

    /// <summary>Open cases about people that no ticket shows yet, in the order of their ids.</summary>
    /// <param name="connection">A read.</param>
    /// <param name="after">The last id of the page before; empty for the first.</param>
    /// <param name="most">How many.</param>
    internal static Task<List<(ReferralCase Case, string PersonId)>> WithoutTicketAsync(Connection connection, string after, int most) =>
        connection.QueryAsync(row => (Read(row), row.GetString(7)), WithoutTicketSql, after, (long)most);

    private static ReferralCase Read(DbDataReader row) =>
        new(row.GetString(0), row.GetString(1), Coded<CaseReason>.Read(row.GetString(2)), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)))
        {
            TicketId = row.TextOrNull(4),
            ProviderId = row.TextOrNull(5),
            ClosedAt = row.MomentOrNull(6),
        };
}

/// <summary>A referral that somebody must look at.</summary>
/// <param name="Id">Ours.</param>
/// <param name="ReferralId">Which.</param>
/// <param name="Reason">Why.</param>
/// <param name="OpenedAt">Since when.</param>
public sealed record ReferralCase(string Id, string ReferralId, CaseReason Reason, DateTimeOffset OpenedAt)
{
    /// <summary>The ticket that shows it, or null.</summary>
    public string? TicketId { get; init; }

    /// <summary>The office that it is about; null for one about the person.</summary>
    public string? ProviderId { get; init; }

    /// <summary>When it was closed, or null.</summary>
    public DateTimeOffset? ClosedAt { get; init; }
}
