using InfoLine.Pages;
using InfoLine.Storage;
using Microsoft.AspNetCore.Identity;

namespace InfoLine.Staff;

/// <summary>What somebody fills in who opens a one-time link.</summary>
/// <param name="UserName">Only for a link that makes somebody.</param>
/// <param name="DisplayName">Only for a link that makes somebody.</param>
/// <param name="Password">The new one.</param>
/// <param name="Language">In which language they want to read pages from now on.</param>
public sealed record LinkForm(string UserName, string DisplayName, string Password, string Language);

/// <summary>Opens a one-time link: the first administrator, an invitation, a forgotten password.</summary>
public sealed class OpenLink(UserManager<StaffMember> users, Database database, Ids ids, TimeProvider clock)
{
    /// <summary>What a link is good for, and for whom. Looking does not use it up: chat apps look at links before people do.</summary>
    /// <param name="token">From the address; may be anything.</param>
    /// <param name="cancellation">The caller has gone.</param>
    /// <returns>Null for a link that is used, too old, or no link of ours. The person is null where the link makes somebody.</returns>
    public Task<(OneTimeLink Link, StaffMember? Member)?> LookAsync(string token, CancellationToken cancellation) => database.ReadAsync<(OneTimeLink, StaffMember?)?>(
        async connection =>
        {
            if (await OneTimeLinks.FindAsync(connection, OneTimeLinks.HashOf(token), clock.GetUtcNow()) is not { } link)
                return null;
            var member = link.StaffId is { } id ? await StaffRows.FindAsync(connection, id) : null;
            return member is { DisabledAt: not null } ? null : (link, member);
        },
        cancellation);

    /// <summary>Uses the link up.</summary>
    /// <returns>Who may sign in now, or what is wrong with the form; then the link stays good.</returns>
    public async Task<(StaffMember? Member, IReadOnlyList<FormTrouble> Troubles)> UseAsync(OneTimeLink link, StaffMember? known, LinkForm form)
    {
        var now = clock.GetUtcNow();
        var member = known ?? NewAdministrator(form, now);
        if (known is null && PersonRules.Check(form.UserName, form.DisplayName) is { Count: > 0 } troubles)
            return (null, troubles);
        member.SpentLink = link.Hash;
        member.Language = PageLanguage.IsOne(form.Language) ? form.Language : member.Language;
        var what = known is null ? "staff.administrator_made" : "staff.password_set";
        member.Notes = [new(now.ToUnixTimeMilliseconds(), member.Id, what, "staff", member.Id)];

        // AddPassword changes the stamp, which ends every session of the old password.
        member.PasswordHash = null;
        var result = known is null ? await users.CreateAsync(member, form.Password) : await users.AddPasswordAsync(member, form.Password);
        return result.Succeeded ? (member, []) : (null, Refusals.Of(result));
    }

    private StaffMember NewAdministrator(LinkForm form, DateTimeOffset now) => new()
    {
        Id = ids.Next(),
        UserName = form.UserName.ToLowerInvariant(),
        DisplayName = form.DisplayName,
        Roles = Roles.Administrator,
        Scope = new(IsEverywhere: true, []),
        CreatedAt = now,
    };
}
