using System.Data.Common;
using InfoLine.Pages;
using InfoLine.Storage;

namespace InfoLine.Staff;

/// <summary>Reads and writes the rows of staff.</summary>
internal static class StaffRows
{
    private const string Columns = """
        s.id, s.user_name, s.user_key, s.display_name, s.password_hash, s.stamp, s.authenticator, s.roles, s.all_centres, s.language, s.created_at, s.disabled_at, s.version
        """;

    /// <summary>Who has an id, or null.</summary>
    public static Task<StaffMember?> FindAsync(Connection connection, string id) =>
        OneAsync(connection, $"select {Columns} from staff s where s.id = $1", id);

    /// <summary>Who has a user name in capitals, or null.</summary>
    public static Task<StaffMember?> FindByKeyAsync(Connection connection, string userKey) =>
        OneAsync(connection, $"select {Columns} from staff s where s.user_key = $1", userKey);

    /// <summary>Everybody, by name.</summary>
    public static async Task<List<StaffMember>> AllAsync(Connection connection)
    {
        var all = await connection.QueryAsync(Read, $"select {Columns} from staff s order by s.display_name, s.id");
        var centres = await connection.QueryAsync(row => (Staff: row.GetString(0), Centre: row.GetString(1)), "select staff_id, centre_id from staff_centres");
        var byStaff = centres.ToLookup(pair => pair.Staff, pair => pair.Centre, StringComparer.Ordinal);
        foreach (var member in all)
            member.Scope = member.Scope with { CentreIds = [.. byStaff[member.Id]] };
        return all;
    }

    /// <summary>What everybody is called, by id; those who may no longer sign in too.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> NamesAsync(Connection connection) =>
        (await connection.QueryAsync(row => (Id: row.GetString(0), Name: row.GetString(1)), "select id, display_name from staff")).ToDictionary(one => one.Id, one => one.Name, StringComparer.Ordinal);

    /// <summary>How many administrators can act, besides one.</summary>
    public static async Task<long> OtherAdministratorsAsync(Connection connection, string exceptId) => (await connection.QueryAsync(
        row => row.GetInt64(0),
        "select count(*) from staff where id <> $1 and disabled_at is null and password_hash is not null and roles like '%administrator%'", exceptId)).Single();

    /// <summary>Adds a person; the user name must be free.</summary>
    /// <returns>False when it is not.</returns>
    public static async Task<bool> InsertAsync(Connection connection, StaffMember member)
    {
        var added = await connection.ExecuteAsync(
            """
            insert into staff (id, user_name, user_key, display_name, password_hash, stamp, authenticator, roles, all_centres, language, created_at, disabled_at, version)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1) on conflict (user_key) do nothing
            """,
            [.. Values(member), member.CreatedAt.ToUnixTimeMilliseconds(), member.DisabledAt?.ToUnixTimeMilliseconds()]);
        if (added == 1)
            await SaveScopeAsync(connection, member);
        return added == 1;
    }

    /// <summary>Saves everything about a person, if nobody else has meanwhile.</summary>
    /// <returns>False when somebody has.</returns>
    public static async Task<bool> UpdateAsync(Connection connection, StaffMember member)
    {
        var changed = await connection.ExecuteAsync(
            """
            update staff set user_name = $2, user_key = $3, display_name = $4, password_hash = $5, stamp = $6, authenticator = $7, roles = $8, all_centres = $9, language = $10,
                disabled_at = $11, version = version + 1
            where id = $1 and version = $12
            """,
            [.. Values(member), member.DisabledAt?.ToUnixTimeMilliseconds(), member.Version]);
        if (changed == 1)
            await SaveScopeAsync(connection, member);
        return changed == 1;
    }

    private static object?[] Values(StaffMember member) =>
    [
        member.Id, member.UserName, member.UserKey, member.DisplayName, member.PasswordHash, member.Stamp, member.Authenticator, member.Roles.ToText(),
        member.Scope.IsEverywhere ? 1L : 0L, member.Language,
    ];

    private static async Task SaveScopeAsync(Connection connection, StaffMember member)
    {
        await connection.ExecuteAsync("delete from staff_centres where staff_id = $1", member.Id);
        await connection.ExecuteManyAsync("insert into staff_centres (staff_id, centre_id) values ($1, $2)", [.. member.Scope.CentreIds.Select(centre => new object?[] { member.Id, centre })]);
    }

    private static async Task<StaffMember?> OneAsync(Connection connection, string sql, string key)
    {
        var found = (await connection.QueryAsync(Read, sql, key)).SingleOrDefault();
        if (found is not null)
            found.Scope = found.Scope with { CentreIds = [.. await CentresOfAsync(connection, found.Id)] };
        return found;
    }

    /// <summary>The centres of a person.</summary>
    public static Task<List<string>> CentresOfAsync(Connection connection, string id) =>
        connection.QueryAsync(row => row.GetString(0), "select centre_id from staff_centres where staff_id = $1 order by centre_id", id);

    private static StaffMember Read(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        UserName = row.GetString(1),
        UserKey = row.GetString(2),
        DisplayName = row.GetString(3),
        PasswordHash = row.TextOrNull(4),
        Stamp = row.GetString(5),
        Authenticator = row.TextOrNull(6),
        Roles = RoleNames.Parse(row.GetString(7)),
        Scope = new(row.GetInt64(8) == 1, []),
        Language = row.GetString(9),
        CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(10)),
        DisabledAt = row.MomentOrNull(11),
        Version = row.GetInt64(12),
    };
}
