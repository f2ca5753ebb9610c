using System.Data.Common;
using InfoLine.Storage;

namespace InfoLine.Messaging.Media;

/// <summary>What is to be fetched, as a worker sees it: claim, settle, put back.</summary>
/// <param name="dialect">Whose words to use.</param>
public sealed class MediaClaims(Dialect dialect)
{
    /// <summary>So long a claim holds without a sign of life; each part that arrives is one.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private const string DueSql = "select count(*) from (select 1 from media where due_at <= $1 limit 1) as due";

    private const string SettleSql = """
        update media set state = $4, reason = $5, kind = $6, type = $7, bytes = $8, address = null, due_at = null, settled_at = $9
        where contact_id = $1 and id = $2 and attempts = $3 and state = 'waiting'
        """;

    private const string PutBackSql = "update media set due_at = $4 where contact_id = $1 and id = $2 and attempts = $3 and state = 'waiting'";

    private readonly string _claimSql = $"""
        update media set due_at = $2, attempts = attempts + 1
        where (contact_id, id) in (select m.contact_id, m.id from media m where m.due_at <= $1 order by m.due_at, m.id limit 1 {dialect.SkipLocked})
        returning contact_id, id, route, kind, type, address, attempts
        """;

    /// <summary>True where something is due.</summary>
    public static async Task<bool> AreDueAsync(Connection connection, DateTimeOffset now) =>
        (await connection.QueryAsync(row => row.GetInt64(0), DueSql, now.ToUnixTimeMilliseconds()))[0] > 0;

    /// <summary>Claims what has been due for longest; null where nothing is.</summary>
    public async Task<MediaClaim?> ClaimAsync(Connection connection, DateTimeOffset now) =>
        (await connection.QueryAsync(Read, _claimSql, now.ToUnixTimeMilliseconds(), (now + Lease).ToUnixTimeMilliseconds())).FirstOrDefault();

    /// <summary>Writes down how it ended. The bytes of other tries go, and all of them where it is not kept.</summary>
    /// <returns>False where somebody else has it now, or it was erased; then nothing was written.</returns>
    public static async Task<bool> SettleAsync(Connection connection, MediaClaim claim, MediaEnd end, DateTimeOffset now)
    {
        var settled = await connection.ExecuteAsync(
            SettleSql, claim.ContactId, claim.Id, claim.Attempt, Coded<MediaState>.Write(end.State), end.Reason is { } why ? Coded<MediaReason>.Write(why) : null,
            Coded<MediaKind>.Write(end.Kind), end.Type, end.Bytes, now.ToUnixTimeMilliseconds()) == 1;
        if (settled && end.State == MediaState.Kept)
            await MediaParts.DropOthersAsync(connection, claim.ContactId, claim.Id, claim.Attempt);
        else if (settled)
            await MediaParts.DropAsync(connection, claim.ContactId, claim.Id);
        return settled;
    }

    /// <summary>Leaves it for later.</summary>
    public static async Task PutBackAsync(Connection connection, MediaClaim claim, DateTimeOffset due)
    {
        if (await connection.ExecuteAsync(PutBackSql, claim.ContactId, claim.Id, claim.Attempt, due.ToUnixTimeMilliseconds()) == 1)
            await MediaParts.DropAsync(connection, claim.ContactId, claim.Id);
    }

    private static MediaClaim Read(DbDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetString(2), Coded<MediaKind>.Read(row.GetString(3)), row.GetString(4), row.TextOrNull(5) ?? "", row.GetInt64(6));
}

/// <summary>Something that a worker is to fetch.</summary>
/// <param name="ContactId">Whose.</param>
/// <param name="Id">Which.</param>
/// <param name="Route">The way it came.</param>
/// <param name="Kind">What it seems to be.</param>
/// <param name="Type">What the carrier calls it; may be empty.</param>
/// <param name="Address">Where the carrier has it.</param>
/// <param name="Attempt">How often it was begun, this time included.</param>
public sealed record MediaClaim(string ContactId, string Id, string Route, MediaKind Kind, string Type, string Address, long Attempt);

/// <summary>How it ended with something that was to be fetched.</summary>
/// <param name="State">Not waiting any more.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Type">Its media type as far as known; may be empty.</param>
public sealed record MediaEnd(MediaState State, MediaKind Kind, string Type)
{
    /// <summary>Why it cannot be heard or seen; null where it is kept.</summary>
    public MediaReason? Reason { get; init; }

    /// <summary>How long it is; null where it is not kept.</summary>
    public long? Bytes { get; init; }
}
