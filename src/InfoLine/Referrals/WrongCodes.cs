using System.Collections.Immutable;
using InfoLine.Storage;

namespace InfoLine.Referrals;

/// <summary>Keeps senders from guessing: who names too many codes that are not theirs is not listened to for a while.</summary>
public static class WrongCodes
{
    /// <summary>Slips of the finger that are forgiven in an hour.</summary>
    public const int MostAnHour = 5;

    /// <summary>The same in a day.</summary>
    public const int MostADay = 15;

    private const string ReadSql = "select at from wrong_codes where contact_id = $1 and at > $2";
    private const string AddSql = "insert into wrong_codes (contact_id, id, at) values ($1, $2, $3)";
    private const string ForgetSql = "delete from wrong_codes where contact_id = $1";
    private const string PruneSql = "delete from wrong_codes where contact_id = $1 and at <= $2";

    /// <summary>True when a sender with these mistakes is not to be listened to now.</summary>
    public static bool IsTooMany(ImmutableArray<DateTimeOffset> mistakes, DateTimeOffset now) =>
        mistakes.Count(at => at > now.AddHours(-1)) >= MostAnHour || mistakes.Count(at => at > now.AddDays(-1)) >= MostADay;

    /// <summary>The mistakes of a sender in the last day.</summary>
    public static async Task<ImmutableArray<DateTimeOffset>> ReadAsync(Connection connection, string contactId, DateTimeOffset now) =>
        [.. await connection.QueryAsync(row => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(0)), ReadSql, contactId, now.AddDays(-1).ToUnixTimeMilliseconds())];

    /// <summary>Forgets the mistakes of somebody who wants everything deleted.</summary>
    public static Task ForgetAsync(Connection connection, string contactId) => connection.ExecuteAsync(ForgetSql, contactId);

    /// <summary>Notes one more, and forgets those that no longer count.</summary>
    public static async Task NoteAsync(Connection connection, string contactId, string id, DateTimeOffset now)
    {
        await connection.ExecuteAsync(PruneSql, contactId, now.AddDays(-1).ToUnixTimeMilliseconds());
        await connection.ExecuteAsync(AddSql, contactId, id, now.ToUnixTimeMilliseconds());
    }
}
