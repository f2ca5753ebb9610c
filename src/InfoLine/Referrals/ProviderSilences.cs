using InfoLine.Storage;

namespace InfoLine.Referrals;

/// <summary>Counts how often a provider has let its time pass since it last answered.</summary>
internal static class ProviderSilences
{
    private const string CountSql = """
        insert into provider_silences (provider_id, silences) values ($1, 1)
        on conflict (provider_id) do update set silences = provider_silences.silences + 1
        returning silences
        """;

    private const string ForgetSql = "update provider_silences set silences = 0 where provider_id = $1 and silences > 0";
    private const string PauseSql = "update provider_silences set paused_at = $2 where provider_id = $1";

    /// <summary>Counts one more, and returns how many it is now.</summary>
    public static async Task<long> CountAsync(Connection connection, string providerId) =>
        (await connection.QueryAsync(row => row.GetInt64(0), CountSql, providerId))[0];

    /// <summary>The provider has answered something.</summary>
    public static Task ForgetAsync(Connection connection, string providerId) => connection.ExecuteAsync(ForgetSql, providerId);

    /// <summary>Notes when it was paused last.</summary>
    public static Task PauseAsync(Connection connection, string providerId, DateTimeOffset now) => connection.ExecuteAsync(PauseSql, providerId, now.ToUnixTimeMilliseconds());
}
