using System.Collections.Immutable;
using System.Security.Cryptography;
using InfoLine.Storage;

namespace InfoLine.Staff;

/// <summary>The second step: six digits from an app, or one of the codes on paper.</summary>
public sealed class SecondStep(Database database, StaffSessions sessions, SignInLimits limits, AuthenticatorSecrets secrets, AuditTrail audit, TimeProvider clock)
{
    private const int RecoveryCodes = 8;
    private const int RecoveryLetters = 10;

    // Without letters and digits that look alike on paper.
    private const string RecoveryAlphabet = "34679abcdefghjkmnpqrtwxy";

    /// <summary>Tries a code for a session that is half way.</summary>
    /// <returns>The secret of the session that is whole now; or whether the code was wrong, or not looked at.</returns>
    public async Task<SignInOutcome> TryAsync(StaffSession session, string code, Caller caller)
    {
        var staffId = session.User.Id;
        if (await limits.BeginAsync(staffId, caller) is not { } attempt)
            return new SignInOutcome.TooMany();
        if (!await TakeAsync(staffId, code))
            return new SignInOutcome.Wrong();
        await limits.ForgetAsync(attempt);
        if (await sessions.ConfirmAsync(session.User.SessionId) is not { } key)
            return new SignInOutcome.Wrong();
        await audit.WriteAsync(database, new(clock.GetUtcNow().ToUnixTimeMilliseconds(), staffId, "staff.signed_in", "staff", staffId));
        return new SignInOutcome.Open(key, staffId, IsConfirmed: true);
    }

    /// <summary>New codes for paper; the old ones are worthless from now on.</summary>
    /// <returns>The codes, which are told nowhere else.</returns>
    public static async Task<ImmutableArray<string>> RenewCodesAsync(Connection connection, string staffId)
    {
        ImmutableArray<string> codes = [.. Enumerable.Range(0, RecoveryCodes).Select(_ => RandomNumberGenerator.GetString(RecoveryAlphabet, RecoveryLetters))];
        await connection.ExecuteAsync("delete from staff_recovery_codes where staff_id = $1", staffId);
        await connection.ExecuteManyAsync(
            "insert into staff_recovery_codes (code_hash, staff_id) values ($1, $2)", [.. codes.Select(code => new object?[] { HashOf(staffId, code), staffId })]);
        return codes;
    }

    /// <summary>How many codes on paper are left.</summary>
    public static async Task<long> CodesLeftAsync(Connection connection, string staffId) => (await connection.QueryAsync(
        row => row.GetInt64(0), "select count(*) from staff_recovery_codes where staff_id = $1 and used_at is null", staffId)).Single();

    private async Task<bool> TakeAsync(string staffId, string code)
    {
        var now = clock.GetUtcNow();
        var letters = string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        if (letters.Length == RecoveryLetters)
        {
            return await database.WriteAsync(async connection =>
            {
                var used = await connection.ExecuteAsync(
                    "update staff_recovery_codes set used_at = $3 where code_hash = $1 and staff_id = $2 and used_at is null", HashOf(staffId, letters), staffId, now.ToUnixTimeMilliseconds());
                if (used == 1)
                    await audit.WriteAsync(connection, new(now.ToUnixTimeMilliseconds(), staffId, "staff.recovery_code_used", "staff", staffId));
                return used == 1;
            });
        }

        var member = await database.ReadAsync(connection => StaffRows.FindAsync(connection, staffId));
        if (member?.Authenticator is null || secrets.Read(member) is not { } secret || Authenticator.Check(secret, letters, now) is not { } step)
            return false;

        // A code counts once: whoever looked over a shoulder comes too late.
        return await database.WriteAsync(connection => connection.ExecuteAsync(
            "update staff set authenticator_step = $2 where id = $1 and (authenticator_step is null or authenticator_step < $2)", staffId, step)) == 1;
    }

    private static string HashOf(string staffId, string code) => OneTimeLinks.HashOf($"{staffId} {code}");
}
