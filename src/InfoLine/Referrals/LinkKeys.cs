using System.Collections.Immutable;
using System.Security.Cryptography;
using InfoLine.Storage;

namespace InfoLine.Referrals;

/// <summary>What the links of providers are signed with. They stand in the database: made at the first start, the same for every process.</summary>
public sealed class LinkKeys
{
    private const string AllSql = "select value from link_keys order by number desc limit 2";
    private const string AddSql = "insert into link_keys (number, value, created_at) values (1, $1, $2) on conflict do nothing";

    /// <summary>No keys: every link is a forged one.</summary>
    public LinkKeys()
    {
    }

    /// <summary>These keys.</summary>
    /// <param name="keys">The present one first, then the one before it; of at least <see cref="ReferralLink.ShortestKey"/> bytes.</param>
    public LinkKeys(params ReadOnlySpan<byte[]> keys) => All = [.. keys];

    /// <summary>The present key first, then the one before it; empty before they are loaded.</summary>
    public ImmutableArray<byte[]> All { get; private set; } = [];

    /// <summary>Reads the keys; makes the first one.</summary>
    public async Task LoadAsync(Database database, DateTimeOffset now) => All = await database.WriteAsync(async connection =>
    {
        var keys = await ReadAsync(connection);
        if (keys.Count == 0)
        {
            // Of two processes that start together the second finds the key of the first.
            await connection.ExecuteAsync(AddSql, RandomNumberGenerator.GetBytes(ReferralLink.ShortestKey), now.ToUnixTimeMilliseconds());
            keys = await ReadAsync(connection);
        }

        return keys.ToImmutableArray();
    });

    private static Task<List<byte[]>> ReadAsync(Connection connection) => connection.QueryAsync(row => (byte[])row.GetValue(0), AllSql);
}
