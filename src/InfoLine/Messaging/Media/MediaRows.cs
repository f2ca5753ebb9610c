using System.Data.Common;
using System.Globalization;
using InfoLine.Storage;

namespace InfoLine.Messaging.Media;

/// <summary>What came with messages and is no text: noted with its message, read with it, deleted with the words of its person.</summary>
public static class MediaRows
{
    /// <summary>So many a carrier sends with one message. Source: Twilio, "Twilio's request to your incoming message webhook URL".</summary>
    public const int MostOfAMessage = 10;

    private const int LongestAddress = 2000;

    private const string AddSql = """
        insert into media (contact_id, id, inbox_id, route, kind, type, state, reason, address, received_at, due_at, settled_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        """;

    private const string Columns = "id, inbox_id, kind, type, state, reason, bytes, attempts, received_at";

    // Everything of a message has an id between "id:" and "id;", the next letter.
    private const string OfMessagesSql = $"select {Columns} from media where contact_id = $1 and id > $2 and id < $3 order by id";
    private const string OfContactSql = $"select {Columns} from media where contact_id = $1 order by id";
    private const string FindSql = $"select {Columns} from media where contact_id = $1 and id = $2";

    private const string EraseSql = """
        update media set state = 'removed', reason = 'erased', type = '', address = null, bytes = null, due_at = null, settled_at = $3
        where contact_id = $1 and received_at <= $2 and (reason is null or reason <> 'erased')
        returning id
        """;

    private const string OldSql = "select contact_id, id from media where state = 'kept' and received_at < $1 order by received_at, id limit $2";
    private const string RemoveSql = "update media set state = 'removed', reason = 'old', bytes = null, settled_at = $3 where contact_id = $1 and id = $2 and state = 'kept'";

    /// <summary>Notes what came with messages. In the transaction that stores them: what a message brought is known exactly when it is.</summary>
    /// <param name="connection">A write.</param>
    /// <param name="came">The contact, the message's row, the message, and when it came, UTC milliseconds.</param>
    public static async Task AddAsync(Connection connection, IEnumerable<(string ContactId, string InboxId, Inbound Message, long At)> came)
    {
        object?[][] rows = [.. came.SelectMany(one => RowsOf(one.ContactId, one.InboxId, one.Message, one.At))];
        if (rows.Length > 0)
            await connection.ExecuteManyAsync(AddSql, rows);
    }

    /// <summary>What came with these messages of a contact, by message, in order.</summary>
    public static async Task<ILookup<string, MediaItem>> OfMessagesAsync(Connection connection, string contactId, IEnumerable<string> inboxIds)
    {
        var ids = inboxIds.Order(StringComparer.Ordinal).ToList();
        IEnumerable<MediaItem> found = ids.Count == 0 ? [] : await connection.QueryAsync(Read, OfMessagesSql, contactId, $"{ids[0]}:", $"{ids[^1]};");
        return found.ToLookup(one => one.InboxId, StringComparer.Ordinal);
    }

    /// <summary>Everything that came from a contact, the oldest first.</summary>
    public static Task<List<MediaItem>> OfContactAsync(Connection connection, string contactId) => connection.QueryAsync(Read, OfContactSql, contactId);

    /// <summary>One of a contact; null where there is none of this id.</summary>
    public static async Task<MediaItem?> FindAsync(Connection connection, string contactId, string id) => (await connection.QueryAsync(Read, FindSql, contactId, id)).FirstOrDefault();

    /// <summary>Deletes what a contact sent until a moment, UTC milliseconds, and lets nobody fetch it any more. That something came, when and by which route, stays.</summary>
    public static async Task EraseAsync(Connection connection, string contactId, long until, long now)
    {
        foreach (var id in await connection.QueryAsync(row => row.GetString(0), EraseSql, contactId, until, now))
            await MediaParts.DropAsync(connection, contactId, id);
    }

    /// <summary>Deletes some of what came before a moment, UTC milliseconds.</summary>
    /// <returns>How many; fewer than <paramref name="most"/> when nothing older is left.</returns>
    public static async Task<int> RemoveOldAsync(Connection connection, long before, long most, long now)
    {
        var old = await connection.QueryAsync(row => (ContactId: row.GetString(0), Id: row.GetString(1)), OldSql, before, most);
        foreach (var (contactId, id) in old)
        {
            await connection.ExecuteAsync(RemoveSql, contactId, id, now);
            await MediaParts.DropAsync(connection, contactId, id);
        }

        return old.Count;
    }

    private static IEnumerable<object?[]> RowsOf(string contactId, string inboxId, Inbound message, long at)
    {
        // A message that waited on disk for the database may have been written by an older version, which knew of none.
        if (message.Media.IsDefaultOrEmpty)
            yield break;
        foreach (var (number, sent) in message.Media.Take(MostOfAMessage + 1).Index())
        {
            var type = MediaType.Clean(sent.Type);
            MediaReason? refusal = number == MostOfAMessage ? MediaReason.TooMany
                : !MediaType.MayBeOne(type) ? MediaReason.WrongKind
                : sent.Address.Length is 0 or > LongestAddress ? MediaReason.NotTheCarriers
                : null;
            yield return
            [
                contactId, string.Create(CultureInfo.InvariantCulture, $"{inboxId}:{number:00}"), inboxId, message.From.Route, Coded<MediaKind>.Write(KindOf(type, message.Kind, refusal)), type,
                Coded<MediaState>.Write(refusal is null ? MediaState.Waiting : MediaState.Refused), refusal is { } why ? Coded<MediaReason>.Write(why) : null,
                refusal is null ? ArrivedText.Storable(sent.Address) : null, at, refusal is null ? at : null, refusal is null ? null : at,
            ];
        }
    }

    private static MediaKind KindOf(string type, InboundKind message, MediaReason? refusal) => type switch
    {
        _ when refusal is MediaReason.WrongKind or MediaReason.TooMany => MediaKind.Other,
        _ when type.StartsWith("image/", StringComparison.Ordinal) => MediaKind.Picture,
        _ when type.StartsWith("audio/", StringComparison.Ordinal) => MediaKind.Voice,
        _ => message == InboundKind.Voice ? MediaKind.Voice : MediaKind.Picture,
    };

    private static MediaItem Read(DbDataReader row) =>
        new(row.GetString(0), row.GetString(1), Coded<MediaKind>.Read(row.GetString(2)), row.GetString(3), Coded<MediaState>.Read(row.GetString(4)))
        {
            Reason = Coded<MediaReason>.ReadOrNull(row.TextOrNull(5)),
            Bytes = row.NumberOrNull(6),
            Attempt = row.GetInt64(7),
            ReceivedAt = row.GetInt64(8),
        };
}
