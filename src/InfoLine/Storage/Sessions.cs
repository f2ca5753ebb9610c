namespace InfoLine.Storage;

/// <summary>Where conversations stand: one text a contact, with a version that makes the second of two writers lose.</summary>
public static class Sessions
{
    private const string SaveSql = """
        insert into sessions (contact_id, version, body, updated_at) values ($1, $2 + 1, $3, $4)
        on conflict (contact_id) do update set version = sessions.version + 1, body = excluded.body, updated_at = excluded.updated_at
        where sessions.version = $2
        """;

    /// <summary>Saves sessions where their versions still match.</summary>
    /// <param name="connection">A write.</param>
    /// <param name="sessions">At most one for each contact.</param>
    /// <param name="now">UTC milliseconds.</param>
    /// <returns>For each session in order whether it was saved: false when somebody else had saved it since it was read.</returns>
    public static async Task<bool[]> SaveAsync(Connection connection, IEnumerable<SessionRow> sessions, long now)
    {
        var saved = await connection.ExecuteManyAsync(
            SaveSql, [.. sessions.Select(session => new object?[] { session.ContactId, session.Version, session.Body, now })]);
        return [.. saved.Select(rows => rows == 1)];
    }
}

/// <summary>The kept form of a conversation.</summary>
/// <param name="ContactId">Whose.</param>
/// <param name="Version">As it was read; 0 when there was none.</param>
/// <param name="Body">JSON.</param>
public readonly record struct SessionRow(string ContactId, long Version, string Body);
