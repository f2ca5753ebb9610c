using System.Collections.Immutable;
using System.Globalization;
using InfoLine.Pages;
using InfoLine.Storage;
using Microsoft.AspNetCore.Identity;

namespace InfoLine.Staff;

/// <summary>What an administrator fills in about somebody.</summary>
/// <param name="UserName">What they type to sign in; only for somebody new.</param>
/// <param name="DisplayName">As colleagues know them.</param>
/// <param name="Roles">What they may do.</param>
/// <param name="Scope">For which centres.</param>
/// <param name="Language">In which language they read pages.</param>
public sealed record PersonForm(string UserName, string DisplayName, Roles Roles, Scope Scope, string Language);

/// <summary>What an administrator does with people. Every change is in the audit log.</summary>
public sealed class People(UserManager<StaffMember> users, StaffSessions sessions, Database database, AuditTrail audit, Ids ids, TimeProvider clock)
{
    /// <summary>Everybody, by name.</summary>
    public Task<List<StaffMember>> AllAsync(CancellationToken cancellation) => database.ReadAsync(StaffRows.AllAsync, cancellation);

    /// <summary>Somebody, or null.</summary>
    /// <param name="id">From an address; may be anything.</param>
    /// <param name="cancellation">The caller has gone.</param>
    public Task<StaffMember?> FindAsync(string id, CancellationToken cancellation) => database.ReadAsync(connection => StaffRows.FindAsync(connection, PageForm.Line(id)), cancellation);

    /// <summary>Adds somebody who cannot sign in before they have chosen a password: see <see cref="NewLinkAsync"/>.</summary>
    public async Task<(StaffMember? Member, IReadOnlyList<FormTrouble> Troubles)> InviteAsync(StaffUser by, PersonForm form, ImmutableArray<Centre> centres)
    {
        var troubles = PersonRules.Check(form.UserName, form.DisplayName);
        troubles.AddRange(Check(form, centres));
        if (troubles.Count > 0)
            return (null, troubles);
        var member = new StaffMember
        {
            Id = ids.Next(),
            UserName = form.UserName.ToLowerInvariant(),
            DisplayName = form.DisplayName,
            Roles = form.Roles,
            Scope = form.Scope,
            Language = form.Language,
            CreatedAt = clock.GetUtcNow(),
        };
        member.Notes = [Note(by, "staff.invited", member.Id, Describe(member))];
        var result = await users.CreateAsync(member);
        return result.Succeeded ? (member, []) : (null, Refusals.Of(result));
    }

    /// <summary>Changes what somebody is called and may do. It counts at their next request.</summary>
    /// <param name="by">Who changes it.</param>
    /// <param name="member">As it was read when the form was shown, so that two administrators do not undo each other.</param>
    /// <param name="form">The new values.</param>
    /// <param name="centres">Those that there are.</param>
    public async Task<IReadOnlyList<FormTrouble>> ChangeAsync(StaffUser by, StaffMember member, PersonForm form, ImmutableArray<Centre> centres)
    {
        var troubles = PersonRules.Check(member.UserName, form.DisplayName);
        troubles.AddRange(Check(form, centres));
        if (troubles.Count > 0)
            return troubles;
        var before = Describe(member);
        (member.DisplayName, member.Roles, member.Scope, member.Language) = (form.DisplayName, form.Roles, form.Scope, form.Language);
        member.Notes = [Note(by, "staff.changed", member.Id, before == Describe(member) ? null : $"{before} → {Describe(member)}")];
        return Refusals.Of(await users.UpdateAsync(member));
    }

    /// <summary>Shuts somebody out from their next request on.</summary>
    public Task<IReadOnlyList<FormTrouble>> DisableAsync(StaffUser by, StaffMember member) => SetDisabledAsync(by, member, clock.GetUtcNow(), "staff.disabled");

    /// <summary>Lets somebody sign in again.</summary>
    public Task<IReadOnlyList<FormTrouble>> EnableAsync(StaffUser by, StaffMember member) => SetDisabledAsync(by, member, disabledAt: null, "staff.enabled");

    /// <summary>A link by which somebody chooses a password; whoever gives it to them must know them.</summary>
    /// <returns>Its path.</returns>
    public Task<string> NewLinkAsync(StaffUser by, StaffMember member) => database.WriteAsync(async connection =>
    {
        await audit.WriteAsync(connection, Note(by, "staff.link_made", member.Id, null));
        return await OneTimeLinks.MakeAsync(connection, LinkPurpose.Password, member.Id, by.Id, clock.GetUtcNow());
    });

    /// <summary>Forgets the second step of somebody who has lost their phone, and ends their sessions.</summary>
    public async Task<IReadOnlyList<FormTrouble>> ForgetAuthenticatorAsync(StaffUser by, StaffMember member)
    {
        member.Authenticator = null;
        member.Notes = [Note(by, "staff.authenticator_forgotten", member.Id, null)];
        return Refusals.Of(await users.UpdateSecurityStampAsync(member));
    }

    /// <summary>Ends a session of somebody.</summary>
    public async Task EndSessionAsync(StaffUser by, string staffId, string sessionId)
    {
        if (await sessions.EndAsync(staffId, PageForm.Line(sessionId)))
            await audit.WriteAsync(database, Note(by, "staff.session_ended", staffId, null));
    }

    private async Task<IReadOnlyList<FormTrouble>> SetDisabledAsync(StaffUser by, StaffMember member, DateTimeOffset? disabledAt, string what)
    {
        member.DisabledAt = disabledAt;
        member.Notes = [Note(by, what, member.Id, null)];

        // A new stamp: sessions from before do not come back to life when somebody is let in again.
        return Refusals.Of(await users.UpdateSecurityStampAsync(member));
    }

    private AuditEntry Note(StaffUser by, string what, string about, string? detail) => new(clock.GetUtcNow().ToUnixTimeMilliseconds(), by.Id, what, "staff", about) { Detail = detail };

    private static List<FormTrouble> Check(PersonForm form, ImmutableArray<Centre> centres)
    {
        var troubles = new List<FormTrouble>();
        if (form.Roles == Roles.None)
            troubles.Add(new("roles", StaffTexts.RoleMissing));
        if (form.Scope.CentreIds.Any(id => centres.All(centre => centre.Id != id)) || !PageLanguage.IsOne(form.Language))
            troubles.Add(new("", StaffTexts.NotTaken));
        return troubles;
    }

    private static string Describe(StaffMember member) => string.Create(
        CultureInfo.InvariantCulture, $"{member.Roles.ToText()}; centres: {(member.Scope.IsEverywhere ? "all" : $"{member.Scope.CentreIds.Length}")}");
}
