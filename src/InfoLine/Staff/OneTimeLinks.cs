using System.Security.Cryptography;
using System.Text;
using InfoLine.Storage;

namespace InfoLine.Staff;

/// <summary>What a one-time link is good for.</summary>
public enum LinkPurpose
{
    /// <summary>Makes the first administrator; worthless as soon as there is one.</summary>
    First,

    /// <summary>Makes one more administrator, for whoever runs the machine.</summary>
    Administrator,

    /// <summary>Lets a person choose a password: an invitation, or a forgotten password.</summary>
    Password,
}

/// <summary>A link that can still be used.</summary>
/// <param name="Hash">Of the token; the token itself is known only to whoever holds the link.</param>
/// <param name="Purpose">What it is good for.</param>
/// <param name="StaffId">For whom; null where it makes somebody.</param>
public sealed record OneTimeLink(string Hash, LinkPurpose Purpose, string? StaffId);

/// <summary>Links that open once. The database keeps only what cannot be turned back into a link.</summary>
public static class OneTimeLinks
{
    /// <summary>Where they lead; the token follows.</summary>
    public const string Path = "/staff/link/";

    /// <summary>For how long somebody may wait with it.</summary>
    public static readonly TimeSpan InvitationLife = TimeSpan.FromDays(7);

    /// <summary>The operator uses it at once.</summary>
    public static readonly TimeSpan OperatorLife = TimeSpan.FromDays(1);

    /// <summary>Makes a link. Older ones for the same person are worthless from now on.</summary>
    /// <returns>The path, with the token that is told nowhere else.</returns>
    public static async Task<string> MakeAsync(Connection connection, LinkPurpose purpose, string? staffId, string? madeBy, DateTimeOffset now)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));
        if (staffId is not null)
            await connection.ExecuteAsync("update staff_links set ends_at = $2 where staff_id = $1 and ends_at > $2", staffId, now.ToUnixTimeMilliseconds());
        var life = purpose == LinkPurpose.Password ? InvitationLife : OperatorLife;
        await connection.ExecuteAsync(
            "insert into staff_links (token_hash, purpose, staff_id, made_by, made_at, ends_at) values ($1, $2, $3, $4, $5, $6)",
            HashOf(token), purpose.ToString(), staffId, madeBy, now.ToUnixTimeMilliseconds(), (now + life).ToUnixTimeMilliseconds());
        return Path + token;
    }

    /// <summary>The link with this hash, if it can still be used.</summary>
    public static async Task<OneTimeLink?> FindAsync(Connection connection, string hash, DateTimeOffset now)
    {
        var found = (await connection.QueryAsync(
            row => new OneTimeLink(hash, Enum.Parse<LinkPurpose>(row.GetString(0)), row.TextOrNull(1)),
            "select purpose, staff_id from staff_links where token_hash = $1 and used_at is null and ends_at > $2", hash, now.ToUnixTimeMilliseconds())).SingleOrDefault();

        // The second of two people who hold a first link comes too late.
        return found is { Purpose: LinkPurpose.First } && await StaffRows.OtherAdministratorsAsync(connection, "") > 0 ? null : found;
    }

    /// <summary>How the database knows a token.</summary>
    /// <param name="token">As it stands in an address; may be anything.</param>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
