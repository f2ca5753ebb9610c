using System.Text.Json;
using InfoLine.Dialogs;
using InfoLine.Storage;

namespace InfoLine.Registration;

/// <summary>Walks all conversations and forgets answers that may no longer be kept: those without consent after a day, unfinished registrations after a week.</summary>
/// <param name="database">Where they are.</param>
/// <param name="clock">Tells the time.</param>
public sealed class ForgetAnswers(Database database, TimeProvider clock)
{
    private const long Page = 500;

    private const string PageSql = "select contact_id, version, body from sessions where contact_id > $1 order by contact_id limit $2";

    // Whoever writes at this moment wins: their turn has moved the version on.
    private const string ForgetSql = "update sessions set body = $3, version = version + 1 where contact_id = $1 and version = $2";

    /// <summary>Walks once.</summary>
    /// <returns>How many conversations forgot something.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var forgot = 0;
        for (string? after = ""; after is not null;)
        {
            var from = after;
            var rows = await database.ReadAsync(connection => connection.QueryAsync(row => new Kept(row.GetString(0), row.GetInt64(1), row.GetString(2)), PageSql, from, Page), cancellation);
            var shorter = rows.Select(row => (Row: row, Body: ShorterOf(row.Body, now))).Where(pair => pair.Body is not null).Select(pair => new object?[] { pair.Row.ContactId, pair.Row.Version, pair.Body }).ToArray();
            if (shorter.Length > 0)
                forgot += (await database.WriteAsync(connection => connection.ExecuteManyAsync(ForgetSql, shorter), cancellation)).Sum();
            after = rows.Count == Page ? rows[^1].ContactId : null;
        }

        await database.WriteAsync(
            async connection =>
            {
                await ConsentRows.ForgetUnfinishedAsync(connection, (now - TimeSpan.FromDays(7)).ToUnixTimeMilliseconds());
                return 0;
            },
            cancellation);
        return forgot;
    }

    private static string? ShorterOf(string body, DateTimeOffset now)
    {
        try
        {
            return JsonSerializer.Deserialize(body, SessionJson.Default.Session) is { } session && SessionKeeping.After(session, now - DateTimeOffset.FromUnixTimeMilliseconds(session.LastAt)) is { } shorter
                ? JsonSerializer.Serialize(shorter, SessionJson.Default.Session)
                : null;
        }
        catch (JsonException)
        {
            return null; // The next turn begins it anew.
        }
    }

    private readonly record struct Kept(string ContactId, long Version, string Body);
}
