using System.Data.Common;
using System.Security.Cryptography;
using InfoLine.Pages;
using InfoLine.Storage;

namespace InfoLine.Staff;

/// <summary>Somebody at the door or inside, as the session and their row say at this moment.</summary>
/// <param name="User">Who.</param>
/// <param name="UserKey">Their user name in capitals.</param>
/// <param name="IsConfirmed">False while the second step is still to come.</param>
/// <param name="HasAuthenticator">True when a second step is set up.</param>
public sealed record StaffSession(StaffUser User, string UserKey, bool IsConfirmed, bool HasAuthenticator)
{
    /// <summary>True where nothing but setting up the second step is allowed.</summary>
    public bool MustSetUp => !HasAuthenticator && User.HasAny(Roles.Supervisor | Roles.Administrator);
}

/// <summary>A session as its owner sees it in a list.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Browser">Such as <c>Chrome, Android</c>.</param>
/// <param name="CreatedAt">UTC milliseconds.</param>
/// <param name="SeenAt">UTC milliseconds, right within some minutes.</param>
public sealed record OpenSession(string Id, string Browser, long CreatedAt, long SeenAt);

/// <summary>Who is signed in, kept in the database: signing out, a new password and disabling end a session at its next request.</summary>
public sealed class StaffSessions(Database database, Ids ids, TimeProvider clock)
{
    /// <summary>Somebody who does nothing for so long is signed out: machines at centres are shared.</summary>
    public static readonly TimeSpan IdleLife = TimeSpan.FromHours(12);

    /// <summary>Nobody stays longer.</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(7);

    /// <summary>How long the second step may take.</summary>
    public static readonly TimeSpan HalfWayLife = TimeSpan.FromMinutes(10);

    // When somebody was seen is written at most this often: a page must not cost a write.
    private static readonly TimeSpan SeenStep = TimeSpan.FromMinutes(5);

    private const string Alive = "t.ended_at is null and t.ends_at > $2 and t.seen_at > $3 and s.disabled_at is null and s.stamp = t.stamp";

    private const string FindSql = $"""
        select t.id, t.seen_at, t.confirmed_at, s.id, s.user_key, s.display_name, s.roles, s.all_centres, s.language, s.authenticator
        from staff_sessions t join staff s on s.id = t.staff_id where t.key_hash = $1 and {Alive}
        """;

    private const string ListSql = $"""
        select t.id, t.browser, t.created_at, t.seen_at from staff_sessions t join staff s on s.id = t.staff_id
        where t.staff_id = $1 and {Alive} and t.confirmed_at is not null order by t.seen_at desc, t.id
        """;

    /// <summary>A new secret for a cookie.</summary>
    public static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>Lets somebody in, or half way in where a second step is set up.</summary>
    /// <returns>The secret for the cookie.</returns>
    public async Task<string> OpenAsync(StaffMember member, string browser, bool isConfirmed)
    {
        var key = NewKey();
        var now = clock.GetUtcNow();
        await database.WriteAsync(async connection =>
        {
            await connection.ExecuteAsync("delete from staff_sessions where ends_at < $1", Milliseconds(now - LongestLife));
            return await connection.ExecuteAsync(
                "insert into staff_sessions (key_hash, id, staff_id, stamp, browser, created_at, seen_at, ends_at, confirmed_at) values ($1, $2, $3, $4, $5, $6, $6, $7, $8)",
                OneTimeLinks.HashOf(key), ids.Next(), member.Id, member.Stamp, browser, Milliseconds(now), Milliseconds(now + (isConfirmed ? LongestLife : HalfWayLife)),
                isConfirmed ? Milliseconds(now) : null);
        });
        return key;
    }

    /// <summary>The second step is done: the session is whole, under a new secret.</summary>
    /// <returns>The new secret, or null when the session has ended meanwhile.</returns>
    public async Task<string?> ConfirmAsync(string sessionId)
    {
        var key = NewKey();
        var now = clock.GetUtcNow();
        var changed = await database.WriteAsync(connection => connection.ExecuteAsync(
            "update staff_sessions set key_hash = $2, confirmed_at = $3, seen_at = $3, ends_at = $4 where id = $1 and confirmed_at is null and ended_at is null and ends_at > $3",
            sessionId, OneTimeLinks.HashOf(key), Milliseconds(now), Milliseconds(now + LongestLife)));
        return changed == 1 ? key : null;
    }

    /// <summary>Who holds a secret, or null.</summary>
    /// <param name="key">From a cookie; may be anything.</param>
    /// <param name="cancellation">The caller has gone.</param>
    /// <param name="isVisit">False for a page that keeps itself up to date: an open window alone keeps nobody signed in.</param>
    public async Task<StaffSession?> FindAsync(string? key, CancellationToken cancellation, bool isVisit = true)
    {
        if (key is not { Length: 64 })
            return null;
        var now = clock.GetUtcNow();
        var (session, seenAt) = await database.ReadAsync(
            async connection =>
            {
                var rows = await connection.QueryAsync(Read, FindSql, OneTimeLinks.HashOf(key), Milliseconds(now), Milliseconds(now - IdleLife));
                return rows.Count == 0 ? ((StaffSession?)null, 0L) : (await WithCentresAsync(connection, rows[0].Session), rows[0].SeenAt);
            },
            cancellation);
        if (isVisit && session is not null && seenAt < Milliseconds(now - SeenStep))
            await database.WriteAsync(connection => connection.ExecuteAsync("update staff_sessions set seen_at = $2 where id = $1", session.User.SessionId, Milliseconds(now)), cancellation);
        return session;
    }

    /// <summary>The sessions of a person that are open, the latest first.</summary>
    public Task<List<OpenSession>> ListAsync(string staffId, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return database.ReadAsync(
            connection => connection.QueryAsync(
                row => new OpenSession(row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3)), ListSql, staffId, Milliseconds(now), Milliseconds(now - IdleLife)),
            cancellation);
    }

    /// <summary>Ends a session of a person.</summary>
    /// <returns>False when they have no such session.</returns>
    public async Task<bool> EndAsync(string staffId, string sessionId) => await database.WriteAsync(connection => connection.ExecuteAsync(
        "update staff_sessions set ended_at = $3 where id = $1 and staff_id = $2 and ended_at is null", sessionId, staffId, Milliseconds(clock.GetUtcNow()))) == 1;

    /// <summary>After a change of the stamp this session alone goes on.</summary>
    public Task KeepAsync(string sessionId, string stamp) =>
        database.WriteAsync(connection => connection.ExecuteAsync("update staff_sessions set stamp = $2 where id = $1 and ended_at is null", sessionId, stamp));

    private static async Task<StaffSession> WithCentresAsync(Connection connection, StaffSession session)
    {
        var centres = await StaffRows.CentresOfAsync(connection, session.User.Id);
        return session with { User = session.User with { Scope = session.User.Scope with { CentreIds = [.. centres] } } };
    }

    private static (StaffSession Session, long SeenAt) Read(DbDataReader row)
    {
        var user = new StaffUser(
            row.GetString(3), row.GetString(5), RoleNames.Parse(row.GetString(6)), new Scope(row.GetInt64(7) == 1, []), row.GetString(8), row.GetString(0));
        return (new(user, row.GetString(4), !row.IsDBNull(2), !row.IsDBNull(9)), row.GetInt64(1));
    }

    private static long Milliseconds(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds();
}
