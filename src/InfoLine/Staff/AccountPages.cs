using System.Collections.Immutable;
using InfoLine.Pages;
using InfoLine.Staff.Views;
using InfoLine.Storage;

namespace InfoLine.Staff;

/// <summary>The pages of one's own account.</summary>
internal static class AccountPages
{
    public static void MapAccount(this WebApplication app)
    {
        app.MapGet(PagePaths.Me, (Delegate)ShowMeAsync).RequireStaff(Roles.None);
        app.MapPost(PagePaths.Me + "/password", (Delegate)ChangePasswordAsync).RequireStaff(Roles.None);
        app.MapPost(PagePaths.Me + "/sessions", (Delegate)EndSessionAsync).RequireStaff(Roles.None);
        app.MapPost(PagePaths.Me + "/codes", (Delegate)RenewCodesAsync).RequireStaff(Roles.None);
        app.MapGet(StaffPaths.Authenticator, (Delegate)ShowSetUpAsync).RequireDoor(Door.Confirmed);
        app.MapPost(StaffPaths.Authenticator, (Delegate)SetUpAsync).RequireDoor(Door.Confirmed);
    }

    private static Task<IResult> ShowMeAsync(HttpContext context, Account account, StaffSessions sessions, Database database)
    {
        return ShowAsync(context, account, sessions, database, []);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, Account account, StaffSessions sessions, Database database, IReadOnlyList<FormTrouble> troubles)
    {
        var user = context.Staff();
        var member = await account.FindAsync(user.Id);
        var codes = member.Authenticator is null ? 0 : await database.ReadAsync(connection => SecondStep.CodesLeftAsync(connection, user.Id), context.RequestAborted);
        var open = await sessions.ListAsync(user.Id, context.RequestAborted);
        var isDone = context.Request.Query.ContainsKey("done");
        return Page.Show<MePage, MeModel>(new(member, [.. open], user.SessionId, codes, isDone, troubles), troubles.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> ChangePasswordAsync(HttpContext context, Account account, StaffSessions sessions, Database database, StaffCookies cookies)
    {
        var form = PageForm.Of(context);
        var troubles = form.Secret("password") == form.Secret("again")
            ? await account.ChangePasswordAsync(context.Staff(), form.Secret("current"), form.Secret("password"), Caller.Of(context, cookies))
            : [new FormTrouble("again", StaffTexts.PasswordsDiffer)];
        return troubles.Count == 0 ? Page.GoTo(PagePaths.Me + "?done") : await ShowAsync(context, account, sessions, database, troubles);
    }

    private static async Task<IResult> EndSessionAsync(HttpContext context, Account account, StaffSessions sessions)
    {
        if (await sessions.EndAsync(context.Staff().Id, PageForm.Of(context)["session"]))
            await account.NoteAsync(context.Staff(), "staff.session_ended");
        return Page.GoTo(PagePaths.Me + "#sessions");
    }

    private static async Task<IResult> RenewCodesAsync(HttpContext context, Account account, StaffSessions sessions, Database database, StaffCookies cookies)
    {
        // Without an app there is no second step that codes on paper could stand for.
        if ((await account.FindAsync(context.Staff().Id)).Authenticator is null)
            return Page.GoTo(PagePaths.Me);
        var (codes, troubles) = await account.RenewCodesAsync(context.Staff(), PageForm.Of(context).Secret("codes_current"), Caller.Of(context, cookies));
        return troubles.Count == 0 ? Page.Show<CodesPage, ImmutableArray<string>>(codes) : await ShowAsync(context, account, sessions, database, troubles);
    }

    private static async Task<IResult> ShowSetUpAsync(HttpContext context, Account account, AuthenticatorSecrets secrets)
    {
        return SetUpPage(await account.FindAsync(context.Staff().Id), Authenticator.NewSecret(), secrets, []);
    }

    private static async Task<IResult> SetUpAsync(HttpContext context, Account account, AuthenticatorSecrets secrets, StaffCookies cookies)
    {
        var (user, form) = (context.Staff(), PageForm.Of(context));
        var (codes, troubles) = await account.SetUpAsync(user, new(form["offer"], form["code"], form.Secret("current")), Caller.Of(context, cookies));
        if (troubles.Count == 0)
            return Page.Show<CodesPage, ImmutableArray<string>>(codes);

        // The same picture again, so that an app that has it already still fits.
        return SetUpPage(await account.FindAsync(user.Id), secrets.Accept(form["offer"], user.Id) ?? Authenticator.NewSecret(), secrets, troubles);
    }

    private static IResult SetUpPage(StaffMember member, string secret, AuthenticatorSecrets secrets, IReadOnlyList<FormTrouble> troubles) =>
        Page.Show<SetUpPage, SetUpModel>(
            new(secret, QrPicture.Of(Authenticator.AddressOf(secret, member.UserName)), secrets.Offer(secret, member.Id), member, troubles),
            troubles.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
}

/// <summary>One's own account.</summary>
/// <param name="Member">Who.</param>
/// <param name="Sessions">Those that are open.</param>
/// <param name="SessionId">The one of this browser.</param>
/// <param name="CodesLeft">How many codes on paper are left.</param>
/// <param name="IsDone">True after the password was changed.</param>
/// <param name="Troubles">What was wrong.</param>
public sealed record MeModel(StaffMember Member, ImmutableArray<OpenSession> Sessions, string SessionId, long CodesLeft, bool IsDone, IReadOnlyList<FormTrouble> Troubles);

/// <summary>Setting up the second step.</summary>
/// <param name="Secret">For typing, where the picture cannot be taken.</param>
/// <param name="Picture">For the app.</param>
/// <param name="Offer">The secret as the form gives it back.</param>
/// <param name="Member">For whom.</param>
/// <param name="Troubles">What was wrong.</param>
public sealed record SetUpModel(string Secret, QrPicture Picture, string Offer, StaffMember Member, IReadOnlyList<FormTrouble> Troubles);
