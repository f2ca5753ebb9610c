using System.Security.Claims;
using InfoLine.Pages;
using Microsoft.AspNetCore.Antiforgery;

namespace InfoLine.Staff;

/// <summary>Stands before every page: finds out who asks, sends away whoever may not come in, and refuses forms that are not from our own pages.</summary>
/// <remarks>Routes without <see cref="PageAccess"/>, such as webhooks, are none of its business.</remarks>
internal sealed class StaffGate(RequestDelegate next, StaffSessions sessions, StaffCookies cookies, StaffSettings settings, IAntiforgery antiforgery)
{
    private static readonly object Key = new();

    /// <summary>The session of a request that has come at least half way, or null.</summary>
    public static StaffSession? SessionOf(HttpContext context) => context.Items[Key] as StaffSession;

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<PageAccess>() is not { } access)
        {
            await next(context);
            return;
        }

        var session = await sessions.FindAsync(cookies.Session(context), context.RequestAborted);
        Enter(context, session);
        var answer = WhyNot(context, access, session) ?? await WhyNotFormAsync(context);
        if (answer is not null)
            await answer.ExecuteAsync(context);
        else
            await next(context);
    }

    private void Enter(HttpContext context, StaffSession? session)
    {
        var isInside = session is { IsConfirmed: true };
        if (session is not null)
        {
            context.Items[Key] = session;

            // The token in forms is made for this person: one from before signing in, or of a colleague at the same machine, does not count.
            context.User = new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, $"{session.User.Id} {isInside}")], "InfoLine"));
        }

        if (isInside)
            context.SetStaff(session!.User); // isInside is false for null.
        var known = cookies.Language(context);
        var language = PageLanguage.IsOne(known) ? known! : PageLanguage.Preferred(context.Request.Headers.AcceptLanguage); // IsOne refuses null.
        context.SetFrame(isInside ? session!.User : null, language, settings.IsSecure);
    }

    private static IResult? WhyNot(HttpContext context, PageAccess access, StaffSession? session)
    {
        if (access.Door == Door.Open)
            return null;
        if (session is null)
            return Page.GoTo(HttpMethods.IsGet(context.Request.Method) ? $"{PagePaths.SignIn}?to={Uri.EscapeDataString(context.Request.Path + context.Request.QueryString)}" : PagePaths.SignIn);
        if (access.Door == Door.HalfWay)
            return null;
        if (!session.IsConfirmed)
            return Page.GoTo(StaffPaths.Code);
        if (access.Door == Door.Confirmed)
            return null;
        if (session.MustSetUp)
            return Page.GoTo(StaffPaths.Authenticator);
        var isOfRole = access.AnyOf == Roles.None || session.User.HasAny(access.AnyOf);
        return isOfRole && (!access.IsOfAllCentres || session.User.Scope.IsEverywhere) ? null : Page.NotHere();
    }

    private async Task<IResult?> WhyNotFormAsync(HttpContext context)
    {
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
            return null;
        try
        {
            if (context.Request.HasFormContentType)
            {
                await context.Request.ReadFormAsync(context.RequestAborted);
                await antiforgery.ValidateRequestAsync(context);
                return null;
            }
        }
        catch (Exception trouble) when (trouble is AntiforgeryValidationException or InvalidDataException)
        {
            // Old, forged, or no form at all: the answer is the same.
        }

        return Page.Say(PageTexts.OldForm, PageTexts.OldFormMore, StatusCodes.Status400BadRequest);
    }
}

/// <summary>The addresses of this part.</summary>
internal static class StaffPaths
{
    public const string Code = "/staff/code";
    public const string Authenticator = "/staff/authenticator";
    public const string People = "/admin/people";
    public const string Centres = "/admin/centres";
    public const string Audit = "/admin/audit";
}
