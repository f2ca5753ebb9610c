using System.Collections.Immutable;
using InfoLine.Storage;

namespace InfoLine.Messaging;

/// <summary>Reads and notes what keeps us from writing to somebody first. Whatever else writes first to people must note it here too: the limit is one for all.</summary>
public static class Peace
{
    /// <summary>The span that the limit is for. It slides: any seven days, not those of a calendar.</summary>
    public static TimeSpan Week { get; } = TimeSpan.FromDays(7);

    private const string StoppedSql = "select stopped_at from contacts where id = $1";
    private const string SentSql = "select sent_at from proactive_messages where contact_id = $1 and sent_at > $2";
    private const string PruneSql = "delete from proactive_messages where contact_id = $1 and sent_at <= $2";
    private const string ForgetSql = "delete from proactive_messages where contact_id = $1";
    private const string NoteSql = "insert into proactive_messages (contact_id, sent_at, message_id) values ($1, $2, $3)";

    /// <summary>Reads it, and lets nobody else write to this contact first until the transaction ends: two workers must not both find the last free place of a week.</summary>
    public static async Task<PersonPeace> ReadAsync(Connection connection, string contactId, DateTimeOffset now)
    {
        var stopped = await connection.QueryAsync(row => row.NumberOrNull(0), connection.Dialect.OneProcess ? StoppedSql : $"{StoppedSql} for update", contactId);
        var sent = await connection.QueryAsync(
            row => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(0)), SentSql, contactId, (now - Week).ToUnixTimeMilliseconds());
        return new(stopped.Count > 0 && stopped[0] is not null, [.. sent]);
    }

    /// <summary>Notes that we write first now, and forgets what is more than a week old.</summary>
    public static async Task NoteAsync(Connection connection, string contactId, string messageId, DateTimeOffset now)
    {
        await connection.ExecuteAsync(PruneSql, contactId, (now - Week).ToUnixTimeMilliseconds());
        await connection.ExecuteAsync(NoteSql, contactId, now.ToUnixTimeMilliseconds(), messageId);
    }

    /// <summary>Forgets when we wrote first: of somebody who wants everything deleted.</summary>
    public static Task ForgetAsync(Connection connection, string contactId) => connection.ExecuteAsync(ForgetSql, contactId);
}

/// <summary>What keeps us from writing to somebody first.</summary>
/// <param name="Stopped">True when they said STOP.</param>
/// <param name="WrittenAt">When we wrote first in the last week; in any order, may be empty.</param>
public sealed record PersonPeace(bool Stopped, ImmutableArray<DateTimeOffset> WrittenAt);
