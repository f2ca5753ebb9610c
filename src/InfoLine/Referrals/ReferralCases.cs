using InfoLine.Storage;

namespace InfoLine.Referrals;

/// <summary>What somebody at a desk must look at. There is at most one open case of a referral for one reason.</summary>
public static class ReferralCases
{
    private const string OpenSql = "insert into referral_cases (id, referral_id, reason, opened_at) values ($1, $2, $3, $4) on conflict do nothing";
    private const string CloseSql = "update referral_cases set closed_at = $2 where id = $1 and closed_at is null";
    private const string ListSql = "select id, referral_id, reason, opened_at from referral_cases where closed_at is null order by opened_at, id limit $1";

    /// <summary>Opens a case; nothing happens where it is open already.</summary>
    public static Task OpenAsync(Connection connection, string id, string referralId, CaseReason reason, DateTimeOffset now) =>
        connection.ExecuteAsync(OpenSql, id, referralId, Coded<CaseReason>.Write(reason), now.ToUnixTimeMilliseconds());

    /// <summary>Closes a case.</summary>
    /// <returns>False when it was not open.</returns>
    public static async Task<bool> CloseAsync(Connection connection, string id, DateTimeOffset now) =>
        await connection.ExecuteAsync(CloseSql, id, now.ToUnixTimeMilliseconds()) == 1;

    /// <summary>The open cases, the oldest first.</summary>
    public static Task<List<ReferralCase>> OpenOnesAsync(Connection connection, int most) => connection.QueryAsync(
        row => new ReferralCase(row.GetString(0), row.GetString(1), Coded<CaseReason>.Read(row.GetString(2)), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3))),
        ListSql, (long)most);
}

/// <summary>A referral that somebody must look at.</summary>
/// <param name="Id">Ours.</param>
/// <param name="ReferralId">Which.</param>
/// <param name="Reason">Why.</param>
/// <param name="OpenedAt">Since when.</param>
public sealed record ReferralCase(string Id, string ReferralId, CaseReason Reason, DateTimeOffset OpenedAt);
