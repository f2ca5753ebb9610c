using InfoLine.Storage;

namespace InfoLine.Messaging;

/// <summary>Who wants to hear from us.</summary>
public static class Contacts
{
    private const string StopSql = "update contacts set stopped_at = coalesce(stopped_at, $2) where id = $1";
    private const string StartSql = "update contacts set stopped_at = null where id = $1";

    private const string PhoneSql = "select phone from contacts where id = $1 and phone is not null";

    /// <summary>The phone number of a contact in E.164 form; null where its channel tells none.</summary>
    public static async Task<string?> PhoneAsync(Connection connection, string contactId) =>
        (await connection.QueryAsync(row => row.GetString(0), PhoneSql, contactId)).FirstOrDefault();

    /// <summary>Never write to these people again until they start.</summary>
    public static Task StopAsync(Connection connection, IEnumerable<string> contactIds, long now) =>
        connection.ExecuteManyAsync(StopSql, [.. contactIds.Select(id => new object?[] { id, now })]);

    /// <summary>These people want to hear from us again.</summary>
    public static Task StartAsync(Connection connection, IEnumerable<string> contactIds) =>
        connection.ExecuteManyAsync(StartSql, [.. contactIds.Select(id => new object?[] { id })]);
}
