using InfoLine.Storage;

namespace InfoLine.Referrals;

/// <summary>Counts how often a provider has let its time pass since it last answered, and knows who is paused for it.</summary>
public static class ProviderSilences
{
    private const string CountSql = """
        insert into provider_silences (provider_id, silences) values ($1, 1)
        on conflict (provider_id) do update set silences = provider_silences.silences + 1
        returning silences
        """;

    private const string ForgetSql = "update provider_silences set silences = 0 where provider_id = $1 and silences > 0";
    private const string PauseSql = "update provider_silences set paused_at = $2 where provider_id = $1";
    private const string ResumeSql = "update provider_silences set paused_at = null, silences = 0 where provider_id = $1 and paused_at is not null";
    private const string ReadSql = "select silences from provider_silences where provider_id = $1";
    private const string PausedSql = "select provider_id from provider_silences where paused_at is not null";

    /// <summary>The organisations that are not to be asked until staff say so.</summary>
    public static async Task<IReadOnlySet<string>> PausedAsync(Connection connection) =>
        (await connection.QueryAsync(row => row.GetString(0), PausedSql)).ToHashSet(StringComparer.Ordinal);

    /// <summary>How often an organisation has let its time pass since it last answered.</summary>
    public static async Task<long> ReadAsync(Connection connection, string providerId) =>
        (await connection.QueryAsync(row => row.GetInt64(0), ReadSql, providerId)).FirstOrDefault();

    /// <summary>Staff want an organisation to be asked again.</summary>
    /// <returns>False when it was not paused.</returns>
    public static async Task<bool> ResumeAsync(Connection connection, string providerId) => await connection.ExecuteAsync(ResumeSql, providerId) == 1;

    /// <summary>Counts one more, and returns how many it is now.</summary>
    internal static async Task<long> CountAsync(Connection connection, string providerId) =>
        (await connection.QueryAsync(row => row.GetInt64(0), CountSql, providerId))[0];

    /// <summary>The provider has answered something.</summary>
    internal static Task ForgetAsync(Connection connection, string providerId) => connection.ExecuteAsync(ForgetSql, providerId);

    /// <summary>It is not to be asked any more. An answer to something older does not change that.</summary>
    internal static Task PauseAsync(Connection connection, string providerId, DateTimeOffset now) => connection.ExecuteAsync(PauseSql, providerId, now.ToUnixTimeMilliseconds());
}
