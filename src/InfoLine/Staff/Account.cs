using System.Collections.Immutable;
using InfoLine.Pages;
using InfoLine.Storage;
using Microsoft.AspNetCore.Identity;

namespace InfoLine.Staff;

/// <summary>What somebody fills in to set up the second step.</summary>
/// <param name="Offer">The secret as the form gives it back.</param>
/// <param name="Code">The first code of the app.</param>
/// <param name="Current">Their password; only where another app is replaced.</param>
public sealed record SetUpForm(string Offer, string Code, string Current);

/// <summary>What somebody does with their own account.</summary>
public sealed class Account(UserManager<StaffMember> users, StaffSessions sessions, SignInLimits limits, AuthenticatorSecrets secrets, Database database, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Changes the password. All other sessions end; this one goes on.</summary>
    /// <param name="user">Who.</param>
    /// <param name="current">The password of now. Wrong ones count like wrong ones at the door.</param>
    /// <param name="next">The new one.</param>
    /// <param name="caller">From where.</param>
    public async Task<IReadOnlyList<FormTrouble>> ChangePasswordAsync(StaffUser user, string current, string next, Caller caller)
    {
        var member = await FindAsync(user.Id);
        if (await WhyNotAsync(member, current, caller) is { } trouble)
            return [trouble];
        member.Notes = [Note(user, "staff.password_set")];
        var result = await users.ChangePasswordAsync(member, current, next);
        if (result.Succeeded)
            await sessions.KeepAsync(user.SessionId, member.Stamp);
        return Refusals.Of(result);
    }

    /// <summary>Sets up the second step, once the first code of the app has come.</summary>
    /// <param name="user">Who.</param>
    /// <param name="form">What they filled in.</param>
    /// <param name="caller">From where.</param>
    /// <returns>Codes for paper; or what is wrong.</returns>
    public async Task<(ImmutableArray<string> Codes, IReadOnlyList<FormTrouble> Troubles)> SetUpAsync(StaffUser user, SetUpForm form, Caller caller)
    {
        if (secrets.Accept(form.Offer, user.Id) is not { } secret)
            return ([], [new("", PageTexts.OldFormMore)]);
        if (Authenticator.Check(secret, form.Code, clock.GetUtcNow()) is not { } step)
            return ([], [new("code", StaffTexts.CodeWrong)]);
        var member = await FindAsync(user.Id);

        // Who finds a browser open must not be able to put their own phone in the place of another.
        if (member.Authenticator is not null && await WhyNotAsync(member, form.Current, caller) is { } trouble)
            return ([], [trouble]);
        member.Authenticator = secrets.Protect(secret);
        member.Notes = [Note(user, "staff.authenticator_set")];
        var result = await users.UpdateSecurityStampAsync(member);
        if (!result.Succeeded)
            return ([], Refusals.Of(result));
        await sessions.KeepAsync(user.SessionId, member.Stamp);
        var codes = await database.WriteAsync(async connection =>
        {
            await connection.ExecuteAsync("update staff set authenticator_step = $2 where id = $1", user.Id, step);
            return await SecondStep.RenewCodesAsync(connection, user.Id);
        });
        return (codes, []);
    }

    /// <summary>New codes for paper.</summary>
    /// <param name="user">Who.</param>
    /// <param name="current">Their password.</param>
    /// <param name="caller">From where.</param>
    public async Task<(ImmutableArray<string> Codes, IReadOnlyList<FormTrouble> Troubles)> RenewCodesAsync(StaffUser user, string current, Caller caller)
    {
        var member = await FindAsync(user.Id);
        if (await WhyNotAsync(member, current, caller) is { } trouble)
            return ([], [trouble with { Field = "codes_current" }]);
        var codes = await database.WriteAsync(async connection =>
        {
            await audit.WriteAsync(connection, Note(user, "staff.recovery_codes_made"));
            return await SecondStep.RenewCodesAsync(connection, user.Id);
        });
        return (codes, []);
    }

    /// <summary>Remembers in which language somebody reads pages.</summary>
    /// <param name="user">Who.</param>
    /// <param name="language">One of <see cref="PageLanguage"/>.</param>
    public Task SetLanguageAsync(StaffUser user, string language) =>
        database.WriteAsync(connection => connection.ExecuteAsync("update staff set language = $2 where id = $1", user.Id, language));

    /// <summary>Notes that somebody signed in or out, or ended a session of their own.</summary>
    public Task NoteAsync(StaffUser user, string what) => audit.WriteAsync(database, Note(user, what));

    /// <summary>The row of whoever is signed in.</summary>
    public async Task<StaffMember> FindAsync(string id) =>
        await users.FindByIdAsync(id) ?? throw new InvalidOperationException("Somebody is signed in who is not there: staff are never deleted.");

    // Wrong passwords count here as they do at the door.
    private async Task<FormTrouble?> WhyNotAsync(StaffMember member, string current, Caller caller)
    {
        if (await limits.BeginAsync(member.UserKey, caller) is not { } attempt)
            return new("current", StaffTexts.TooMany);
        if (current.Length > PasswordRules.Most || !await users.CheckPasswordAsync(member, current))
            return new("current", StaffTexts.PasswordWrong);
        await limits.ForgetAsync(attempt);
        return null;
    }

    private AuditEntry Note(StaffUser user, string what) => new(clock.GetUtcNow().ToUnixTimeMilliseconds(), user.Id, what, "staff", user.Id);
}
