using InfoLine.Pages;
using InfoLine.Staff.Views;

namespace InfoLine.Staff;

/// <summary>The pages at the door: signing in and out, one-time links, the language.</summary>
internal static class DoorPages
{
    public static void MapDoor(this WebApplication app)
    {
        app.MapGet(PagePaths.Home, Home).RequireStaff(Roles.None);
        app.MapGet(PagePaths.SignIn, ShowSignIn).OpenToAll();
        app.MapPost(PagePaths.SignIn, (Delegate)SignInAsync).OpenToAll();
        app.MapGet(StaffPaths.Code, ShowCode).RequireDoor(Door.HalfWay);
        app.MapPost(StaffPaths.Code, (Delegate)TakeCodeAsync).RequireDoor(Door.HalfWay);
        app.MapPost(PagePaths.SignOut, (Delegate)SignOutAsync).OpenToAll();
        app.MapPost(PagePaths.Language, (Delegate)SetLanguageAsync).OpenToAll();
        app.MapGet(OneTimeLinks.Path + "{token}", (Delegate)ShowLinkAsync).OpenToAll();
        app.MapPost(OneTimeLinks.Path + "{token}", (Delegate)UseLinkAsync).OpenToAll();
    }

    private static IResult Home(HttpContext context)
    {
        return Page.GoTo(context.Frame().Places is [var first, ..] ? first.Path : PagePaths.Me);
    }

    private static IResult ShowSignIn(HttpContext context, StaffSettings settings)
    {
        return context.StaffOrNull() is not null
            ? Page.GoTo(PagePaths.Home)
            : Page.Show<SignInPage, SignInModel>(new(PageForm.Line(context.Request.Query["to"]), "", IsOpenWire(context, settings), []));
    }

    private static async Task<IResult> SignInAsync(HttpContext context, SignIn signIn, SignInLimits limits, StaffCookies cookies, StaffSettings settings)
    {
        var form = PageForm.Of(context);
        var to = form["to"];
        var outcome = await signIn.TryAsync(form["user_name"], form.Secret("password"), Caller.Of(context, cookies), context.RequestAborted);
        if (outcome is SignInOutcome.Open open)
            return await EnterAsync(context, open, limits, cookies, to);
        var (trouble, status) = WhyNot(outcome, StaffTexts.SignInWrong);
        return Page.Show<SignInPage, SignInModel>(new(to, form["user_name"] is { Length: <= PersonRules.MostUserName } typed ? typed : "", IsOpenWire(context, settings), [trouble]), status);
    }

    private static IResult ShowCode(HttpContext context)
    {
        return context.StaffOrNull() is not null
            ? Page.GoTo(PagePaths.Home)
            : Page.Show<CodePage, CodeModel>(new(PageForm.Line(context.Request.Query["to"]), []));
    }

    private static async Task<IResult> TakeCodeAsync(HttpContext context, SecondStep second, SignInLimits limits, StaffCookies cookies)
    {
        var form = PageForm.Of(context);
        if (StaffGate.SessionOf(context) is not { IsConfirmed: false } session)
            return Page.GoTo(PagePaths.Home);
        var outcome = await second.TryAsync(session, form["code"] is { Length: <= PersonRules.MostUserName } code ? code : "", Caller.Of(context, cookies));
        if (outcome is SignInOutcome.Open open)
            return await EnterAsync(context, open, limits, cookies, form["to"]);
        var (trouble, status) = WhyNot(outcome, StaffTexts.CodeWrong);
        return Page.Show<CodePage, CodeModel>(new(form["to"], [trouble with { Field = "code" }]), status);
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, StaffSessions sessions, Account account, StaffCookies cookies)
    {
        if (StaffGate.SessionOf(context) is { } session && await sessions.EndAsync(session.User.Id, session.User.SessionId))
            await account.NoteAsync(session.User, "staff.signed_out");
        cookies.DropSession(context);
        return Page.GoTo(PagePaths.SignIn);
    }

    private static async Task<IResult> SetLanguageAsync(HttpContext context, Account account, StaffCookies cookies)
    {
        var form = PageForm.Of(context);
        if (PageLanguage.IsOne(form["language"]))
        {
            cookies.SetLanguage(context, form["language"]);
            if (context.StaffOrNull() is { } user)
                await account.SetLanguageAsync(user, form["language"]);
        }

        return Page.GoTo(LocalPath.Or(form["to"], PagePaths.Home));
    }

    private static async Task<IResult> ShowLinkAsync(string token, HttpContext context, OpenLink links)
    {
        return await links.LookAsync(token, context.RequestAborted) is { } found
            ? Page.Show<LinkPage, LinkModel>(new(found.Member, "", "", []))
            : Page.Say(StaffTexts.LinkSpentTitle, StaffTexts.LinkSpent, StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> UseLinkAsync(string token, HttpContext context, OpenLink links, StaffSessions sessions, SignInLimits limits, StaffCookies cookies)
    {
        if (await links.LookAsync(token, context.RequestAborted) is not { } found)
            return Page.Say(StaffTexts.LinkSpentTitle, StaffTexts.LinkSpent, StatusCodes.Status404NotFound);
        var form = PageForm.Of(context);
        var wanted = new LinkForm(form["user_name"], form["display_name"], form.Secret("password"), context.Frame().Language);
        var (member, troubles) = form.Secret("password") == form.Secret("again")
            ? await links.UseAsync(found.Link, found.Member, wanted)
            : (null, [new("again", StaffTexts.PasswordsDiffer)]);
        if (member is null)
        {
            return Page.Show<LinkPage, LinkModel>(
                new(found.Member, Short(wanted.UserName), Short(wanted.DisplayName), troubles), StatusCodes.Status400BadRequest);
        }

        var isConfirmed = member.Authenticator is null;
        var key = await sessions.OpenAsync(member, Caller.Of(context, cookies).Browser, isConfirmed);
        return await EnterAsync(context, new(key, member.Id, isConfirmed), limits, cookies, "");
    }

    private static async Task<IResult> EnterAsync(HttpContext context, SignInOutcome.Open open, SignInLimits limits, StaffCookies cookies, string to)
    {
        cookies.SetSession(context, open.SessionKey);
        if (!open.IsConfirmed)
            return Page.GoTo(LocalPath.IsOne(to) ? $"{StaffPaths.Code}?to={Uri.EscapeDataString(to)}" : StaffPaths.Code);

        // From now on strangers who guess cannot keep this browser out.
        var device = Caller.Of(context, cookies).DeviceKey ?? StaffSessions.NewKey();
        await limits.RememberAsync(open.StaffId, device);
        cookies.SetDevice(context, device);
        return Page.GoTo(LocalPath.Or(to, PagePaths.Home));
    }

    private static (FormTrouble Trouble, int Status) WhyNot(SignInOutcome outcome, Phrase wrong) => outcome switch
    {
        SignInOutcome.TooMany => (new("", StaffTexts.TooMany), StatusCodes.Status429TooManyRequests),
        SignInOutcome.Busy => (new("", StaffTexts.Busy), StatusCodes.Status503ServiceUnavailable),
        _ => (new("", wrong), StatusCodes.Status400BadRequest),
    };

    // Passwords over plain http can be read on the way; on one's own machine there is no way.
    private static bool IsOpenWire(HttpContext context, StaffSettings settings) =>
        !settings.IsSecure && !context.Request.IsHttps && context.Request.Host.Host is not ("localhost" or "127.0.0.1" or "[::1]");

    private static string Short(string typed) => typed.Length <= PersonRules.MostName ? typed : typed[..PersonRules.MostName];
}

/// <summary>The page to sign in.</summary>
/// <param name="To">Where to go afterwards; may be hostile, and is judged then.</param>
/// <param name="UserName">As typed before.</param>
/// <param name="IsOpenWire">True where somebody on the way could read the password.</param>
/// <param name="Troubles">What was wrong.</param>
public sealed record SignInModel(string To, string UserName, bool IsOpenWire, IReadOnlyList<FormTrouble> Troubles);

/// <summary>The page for the second step.</summary>
/// <param name="To">Where to go afterwards; may be hostile, and is judged then.</param>
/// <param name="Troubles">What was wrong.</param>
public sealed record CodeModel(string To, IReadOnlyList<FormTrouble> Troubles);

/// <summary>The page behind a one-time link.</summary>
/// <param name="Member">For whom; null where the link makes somebody.</param>
/// <param name="UserName">As typed before.</param>
/// <param name="DisplayName">As typed before.</param>
/// <param name="Troubles">What was wrong.</param>
public sealed record LinkModel(StaffMember? Member, string UserName, string DisplayName, IReadOnlyList<FormTrouble> Troubles);
