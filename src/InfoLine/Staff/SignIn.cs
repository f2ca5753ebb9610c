using InfoLine.Storage;
using Microsoft.AspNetCore.Identity;

namespace InfoLine.Staff;

/// <summary>How a try to sign in ended.</summary>
public abstract record SignInOutcome
{
    private SignInOutcome()
    {
    }

    /// <summary>Come in, or on to the second step.</summary>
    /// <param name="SessionKey">The secret for the cookie.</param>
    /// <param name="StaffId">Who it is.</param>
    /// <param name="IsConfirmed">False when the second step is still to come.</param>
    public sealed record Open(string SessionKey, string StaffId, bool IsConfirmed) : SignInOutcome;

    /// <summary>User name or password are wrong; which of them is not told.</summary>
    public sealed record Wrong : SignInOutcome;

    /// <summary>Too many wrong tries; it was not even looked at.</summary>
    public sealed record TooMany : SignInOutcome;

    /// <summary>Too many at once; nothing is wrong.</summary>
    public sealed record Busy : SignInOutcome;
}

/// <summary>The first step: a user name and a password.</summary>
public sealed class SignIn(UserManager<StaffMember> users, StaffSessions sessions, SignInLimits limits, PasswordTurns queue, Database database, AuditTrail audit, TimeProvider clock)
{
    private const int MostLetters = 200;

    // What a try with an unknown name is checked against, so that it takes as long as one with a known name.
    private static readonly string Nobody = new PasswordHasher<StaffMember>().HashPassword(null!, StaffSessions.NewKey()); // The hasher ignores the user.

    /// <summary>Tries.</summary>
    /// <param name="userName">As typed.</param>
    /// <param name="password">As typed.</param>
    /// <param name="caller">Who tries.</param>
    /// <param name="cancellation">The caller has gone.</param>
    public async Task<SignInOutcome> TryAsync(string userName, string password, Caller caller, CancellationToken cancellation)
    {
        if (userName.Length is 0 or > MostLetters || password.Length is 0 or > MostLetters)
            return new SignInOutcome.Wrong();
        var key = users.NormalizeName(userName);
        if (await limits.BeginAsync(key, caller) is not { } attempt)
            return new SignInOutcome.TooMany();

        var member = await users.FindByNameAsync(userName);
        var isRight = false;
        if (!await queue.TryAsync(attempt.IsKnown, async () => isRight = await IsRightAsync(member, password), cancellation))
        {
            await limits.ForgetAsync(attempt);
            return new SignInOutcome.Busy();
        }

        if (!isRight || member is null)
        {
            if (member is not null)
                await NoteAsync(member, "staff.sign_in_failed");
            return new SignInOutcome.Wrong();
        }

        await limits.ForgetAsync(attempt);
        var isConfirmed = member.Authenticator is null;
        var session = await sessions.OpenAsync(member, caller.Browser, isConfirmed);
        if (isConfirmed)
            await NoteAsync(member, "staff.signed_in");
        return new SignInOutcome.Open(session, member.Id, isConfirmed);
    }

    private async Task<bool> IsRightAsync(StaffMember? member, string password)
    {
        if (member is { PasswordHash: not null, DisabledAt: null })
            return await users.CheckPasswordAsync(member, password);
        users.PasswordHasher.VerifyHashedPassword(null!, Nobody, password); // The hasher ignores the user.
        return false;
    }

    private Task NoteAsync(StaffMember member, string what) => audit.WriteAsync(database, new(clock.GetUtcNow().ToUnixTimeMilliseconds(), member.Id, what, "staff", member.Id));
}
