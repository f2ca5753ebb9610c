using InfoLine.Messaging;
using InfoLine.Storage;

namespace InfoLine.Referrals;

/// <summary>Remembers which of our messages to providers tell what somebody agreed to share, so that they can be emptied when that person is erased.</summary>
public static class ReferralShares
{
    private const string AddSql = "insert into referral_shares (referral_id, message_id) values ($1, $2) on conflict do nothing";
    private const string OfPersonSql = "select s.message_id from referral_shares s join referrals r on r.id = s.referral_id where r.person_id = $1";

    /// <summary>Notes such a message.</summary>
    public static Task AddAsync(Connection connection, string referralId, string messageId) => connection.ExecuteAsync(AddSql, referralId, messageId);

    /// <summary>Takes the words out of all such messages about a person. One that has not left yet leaves empty-handed: it is dropped.</summary>
    public static async Task EmptyAsync(Connection connection, string personId, DateTimeOffset now) => await MessageWords.EmptyMessagesAsync(
        connection, await connection.QueryAsync(row => row.GetString(0), OfPersonSql, personId), now.ToUnixTimeMilliseconds());
}
