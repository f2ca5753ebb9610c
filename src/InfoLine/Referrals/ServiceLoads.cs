using InfoLine.Storage;

namespace InfoLine.Referrals;

/// <summary>How many people each service is asked to help or is helping: what "least loaded" means to the matching.</summary>
public static class ServiceLoads
{
    private const string CountSql = """
        insert into service_loads (service_id, open_referrals) values ($1, $2)
        on conflict (service_id) do update set open_referrals = service_loads.open_referrals + excluded.open_referrals
        """;

    private const string ReadSql = "select service_id, open_referrals from service_loads where open_referrals > 0";

    /// <summary>The open referrals of each service; one that is not there has none.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> ReadAsync(Connection connection) =>
        (await connection.QueryAsync(row => (Id: row.GetString(0), Open: (int)row.GetInt64(1)), ReadSql)).ToDictionary(one => one.Id, one => one.Open, StringComparer.Ordinal);

    /// <summary>Counts what a change of a referral means to its services.</summary>
    internal static async Task CountAsync(Connection connection, Referral before, Referral after)
    {
        var (left, joined) = (ServiceOf(before), ServiceOf(after));
        if (left == joined)
            return;

        // In one order everywhere, or two changes on PostgreSQL wait for each other for ever.
        (string? Id, long By)[] changes = [(left, -1), (joined, 1)];
        foreach (var change in changes.Where(one => one.Id is not null).OrderBy(one => one.Id, StringComparer.Ordinal))
            await connection.ExecuteAsync(CountSql, change.Id, change.By);
    }

    private static string? ServiceOf(Referral referral) =>
        referral.Status is ReferralStatus.Sent or ReferralStatus.Acknowledged or ReferralStatus.Accepted or ReferralStatus.InProgress or ReferralStatus.OnHold
            ? referral.Provider?.ServiceId
            : null;
}
