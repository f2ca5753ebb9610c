namespace InfoLine.Storage;

/// <summary>Where conversations stand: one text a contact, with a version that makes the second of two writers lose.</summary>
public static class Sessions
{
    private static readonly ManyRows Save = new(
        """
        insert into sessions (contact_id, version, body, updated_at, last_inbox_id) values ($1, $2 + 1, $3, $4, $5)
        on conflict (contact_id) do update set
            version = sessions.version + 1, body = excluded.body, updated_at = excluded.updated_at, last_inbox_id = coalesce(excluded.last_inbox_id, sessions.last_inbox_id)
        where sessions.version = $2
        """,
        """
        insert into sessions (contact_id, version, body, updated_at, last_inbox_id)
        select contact_id, version + 1, body, updated_at, last_inbox_id
        from unnest($1::text[], $2::bigint[], $3::text[], $4::bigint[], $5::text[]) as saved (contact_id, version, body, updated_at, last_inbox_id)
        order by contact_id
        on conflict (contact_id) do update set
            version = excluded.version, body = excluded.body, updated_at = excluded.updated_at, last_inbox_id = coalesce(excluded.last_inbox_id, sessions.last_inbox_id)
        where sessions.version = excluded.version - 1
        returning contact_id
        """);

    private const string FindSql = "select version, body, last_inbox_id from sessions where contact_id = $1";

    /// <summary>Saves sessions where their versions still match.</summary>
    /// <param name="connection">A write.</param>
    /// <param name="sessions">At most one for each contact.</param>
    /// <param name="now">UTC milliseconds.</param>
    /// <returns>For each session in order whether it was saved: false when somebody else had saved it since it was read.</returns>
    public static Task<bool[]> SaveAsync(Connection connection, IEnumerable<SessionRow> sessions, long now) =>
        connection.ChangeManyAsync(Save, RowsOf(sessions, now));

    /// <summary>The same as one of several statements that go together: all are undone where one session was not saved. Only on PostgreSQL.</summary>
    internal static Run<string> RunOf(IEnumerable<SessionRow> sessions, long now) => new(Save, RowsOf(sessions, now), row => row.GetString(0), mustAnswerAll: true);

    /// <summary>The session of a contact, or null where there is none.</summary>
    public static async Task<SessionRow?> FindAsync(Connection connection, string contactId)
    {
        var found = await connection.QueryAsync(row => new SessionRow(contactId, row.GetInt64(0), row.GetString(1), row.TextOrNull(2)), FindSql, contactId);
        return found.Count == 0 ? null : found[0];
    }

    private static List<object?[]> RowsOf(IEnumerable<SessionRow> sessions, long now) =>
        [.. sessions.Select(session => new object?[] { session.ContactId, session.Version, session.Body, now, session.LastInboxId })];
}

/// <summary>The kept form of a conversation.</summary>
/// <param name="ContactId">Whose.</param>
/// <param name="Version">As it was read; 0 when there was none.</param>
/// <param name="Body">JSON.</param>
/// <param name="LastInboxId">The inbox row that was handled last, where the way back through the conversation begins; null to leave it as it is.</param>
public readonly record struct SessionRow(string ContactId, long Version, string Body, string? LastInboxId = null);
