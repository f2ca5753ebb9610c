using InfoLine.Storage;

namespace InfoLine.Desk;

/// <summary>Which list a member of staff opens first.</summary>
public static class DeskStarts
{
    private const string ReadSql = "select list from desk_starts where staff_id = $1";

    private const string SetSql = """
        insert into desk_starts (staff_id, list, set_at) values ($1, $2, $3)
        on conflict (staff_id) do update set list = excluded.list, set_at = excluded.set_at
        """;

    /// <summary>The query of its address, such as <c>?view=late</c>; null for somebody who has chosen none.</summary>
    public static async Task<string?> ReadAsync(Connection connection, string staffId) =>
        (await connection.QueryAsync(row => row.GetString(0), ReadSql, staffId)).FirstOrDefault();

    /// <summary>Keeps the choice; the newest counts.</summary>
    public static Task SetAsync(Connection connection, string staffId, string list, DateTimeOffset now) =>
        connection.ExecuteAsync(SetSql, staffId, list, now.ToUnixTimeMilliseconds());
}
