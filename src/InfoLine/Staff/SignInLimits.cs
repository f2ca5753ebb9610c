using InfoLine.Storage;

namespace InfoLine.Staff;

/// <summary>How often somebody may be wrong. What strangers do never keeps out a browser that the person has used before.</summary>
/// <remarks>
/// There is no lock on an account: it would be a way to lock colleagues out. Strangers are counted by account and address, by account, and by address; a known browser is counted
/// only by itself. See docs/decisions.
/// </remarks>
public sealed class SignInLimits(Database database, Ids ids, TimeProvider clock)
{
    private const int MostByAccountAndAddress = 5;
    private const int MostByAddress = 30;
    private const int MostByAccount = 100;
    private const int MostByDevice = 10;

    private static readonly TimeSpan Short = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>Notes a try before it is judged, so that a hundred at the same moment count as a hundred.</summary>
    /// <param name="account">What is tried, such as a user name in capitals.</param>
    /// <param name="caller">Who tries.</param>
    /// <returns>The try, or null where it is refused unheard.</returns>
    public Task<SignInTry?> BeginAsync(string account, Caller caller) => database.WriteAsync(async connection =>
    {
        var now = clock.GetUtcNow();
        await connection.ExecuteAsync("delete from failed_sign_ins where at < $1", Milliseconds(now - Kept));
        var device = await IsKnownAsync(connection, account, caller) ? "browser " + DeviceHash(caller) : null;
        var source = device ?? "address " + caller.Address;
        var limits = device is not null
            ? await CountAsync(connection, "account = $1 and source = $2 and at > $3", account, source, Milliseconds(now - Short)) < MostByDevice
            : await CountAsync(connection, "account = $1 and source = $2 and at > $3", account, source, Milliseconds(now - Short)) < MostByAccountAndAddress
                && await CountAsync(connection, "source = $1 and at > $2", source, Milliseconds(now - Short)) < MostByAddress
                && await CountAsync(connection, "account = $1 and source like 'address %' and at > $2", account, Milliseconds(now - Long)) < MostByAccount;
        if (!limits)
            return null;
        var id = ids.Next();
        await connection.ExecuteAsync("insert into failed_sign_ins (id, account, source, at) values ($1, $2, $3, $4)", id, account, source, Milliseconds(now));
        return new SignInTry(id, device is not null);
    });

    /// <summary>The try was right after all.</summary>
    public Task ForgetAsync(SignInTry right) => database.WriteAsync(connection => connection.ExecuteAsync("delete from failed_sign_ins where id = $1", right.Id));

    /// <summary>Remembers that somebody has signed in, all the way, with a browser.</summary>
    /// <param name="staffId">Who.</param>
    /// <param name="key">The secret that the browser keeps.</param>
    public Task RememberAsync(string staffId, string key) => database.WriteAsync(connection => connection.ExecuteAsync(
        "insert into staff_devices (key_hash, staff_id, seen_at) values ($1, $2, $3) on conflict (key_hash, staff_id) do update set seen_at = excluded.seen_at",
        OneTimeLinks.HashOf(key), staffId, Milliseconds(clock.GetUtcNow())));

    private static async Task<bool> IsKnownAsync(Connection connection, string account, Caller caller) => caller.DeviceKey is not null && (await connection.QueryAsync(
        row => row.GetInt64(0), "select count(*) from staff_devices d join staff s on s.id = d.staff_id where d.key_hash = $1 and (s.user_key = $2 or s.id = $2)",
        DeviceHash(caller), account)).Single() > 0;

    private static string DeviceHash(Caller caller) => OneTimeLinks.HashOf(caller.DeviceKey ?? "");

    private static async Task<long> CountAsync(Connection connection, string which, params object?[] values) =>
        (await connection.QueryAsync(row => row.GetInt64(0), $"select count(*) from failed_sign_ins where {which}", values)).Single();

    private static long Milliseconds(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds();
}

/// <summary>A try that counts as wrong until it is right.</summary>
/// <param name="Id">Of its row.</param>
/// <param name="IsKnown">True when it comes from a browser that the person has used before.</param>
public sealed record SignInTry(string Id, bool IsKnown);
