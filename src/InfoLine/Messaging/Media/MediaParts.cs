using InfoLine.Storage;

namespace InfoLine.Messaging.Media;

/// <summary>The bytes of voice notes and pictures, a part at a time.</summary>
public static class MediaParts
{
    // The row first: whoever erases it meanwhile waits, and then deletes this part too; whoever has erased it lets nothing in any more.
    private const string GoOnSql = "update media set due_at = $4 where contact_id = $1 and id = $2 and attempts = $3 and state = 'waiting'";
    private const string AddSql = "insert into media_parts (contact_id, media_id, attempt, number, body) values ($1, $2, $3, $4, $5)";
    private const string ReadSql = "select body from media_parts where contact_id = $1 and media_id = $2 and attempt = $3 and number = $4";
    private const string DropSql = "delete from media_parts where contact_id = $1 and media_id = $2";
    private const string DropOthersSql = "delete from media_parts where contact_id = $1 and media_id = $2 and attempt <> $3";

    /// <summary>Keeps a part, and with it the right to go on.</summary>
    /// <returns>False where somebody else has the row now, or it was erased.</returns>
    public static async Task<bool> KeepAsync(Connection connection, MediaClaim claim, long number, byte[] body, DateTimeOffset now)
    {
        if (await connection.ExecuteAsync(GoOnSql, claim.ContactId, claim.Id, claim.Attempt, (now + MediaClaims.Lease).ToUnixTimeMilliseconds()) == 0)
            return false;
        await connection.ExecuteAsync(AddSql, claim.ContactId, claim.Id, claim.Attempt, number, body);
        return true;
    }

    /// <summary>A part; null where it is not there any more.</summary>
    public static async Task<byte[]?> ReadAsync(Connection connection, string contactId, string mediaId, long attempt, long number) =>
        (await connection.QueryAsync(row => row.GetFieldValue<byte[]>(0), ReadSql, contactId, mediaId, attempt, number)).FirstOrDefault();

    /// <summary>Deletes what was fetched.</summary>
    public static Task DropAsync(Connection connection, string contactId, string mediaId) => connection.ExecuteAsync(DropSql, contactId, mediaId);

    /// <summary>Deletes what other tries than this one have left.</summary>
    public static Task DropOthersAsync(Connection connection, string contactId, string mediaId, long attempt) => connection.ExecuteAsync(DropOthersSql, contactId, mediaId, attempt);
}
