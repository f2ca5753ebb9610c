using System.Net.Mime;
using System.Text;
using System.Text.Encodings.Web;
using InfoLine.Storage;

namespace InfoLine.Referrals;

/// <summary>The page behind a signed link: a provider reads what is asked and answers by the press of a button, without a login.</summary>
/// <remarks>Looking changes nothing, because previews look too. Only a press is an answer. There is no script on it, so it works on every phone.</remarks>
public static class LinkPage
{
    private const int MostFormBytes = 2048;

    private const string StylePath = "/r/page.css";

    private const string Policy = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Maps the page.</summary>
    public static void MapReferralLinks(this WebApplication app)
    {
        var pages = app.MapGroup("").AddEndpointFilter(async (context, next) =>
        {
            var headers = context.HttpContext.Response.Headers;
            headers.ContentSecurityPolicy = Policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer"; // The address is the key.
            headers.CacheControl = "no-store";
            headers["X-Robots-Tag"] = "noindex, nofollow";
            return await next(context);
        });
        pages.MapGet(StylePath, () => Results.Text(LinkPageText.Style, "text/css", Encoding.UTF8));
        pages.MapGet(ReferralLinks.Path + "{link}", (string link, string? lang, ProviderDesk desk, Database database, ReferralRules rules, TimeProvider clock) =>
            database.ReadAsync(async connection => Answer(await desk.LookAsync(connection, link, clock.GetUtcNow()), link, lang, rules, clock.GetUtcNow(), pressed: null)));
        pages.MapPost(ReferralLinks.Path + "{link}", PressAsync).DisableAntiforgery(); // The address is a secret of its own; there is no cookie that could be used.
    }

    private static async Task<IResult> PressAsync(string link, HttpContext context, ProviderDesk desk, ICaseDesk cases, Database database, IWakeup wakeup, ReferralRules rules, TimeProvider clock)
    {
        if (!context.Request.HasFormContentType || context.Request.ContentLength is null or > MostFormBytes)
            return Results.Text("Press one of the buttons of the page.", MediaTypeNames.Text.Plain, Encoding.UTF8, StatusCodes.Status400BadRequest);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (!Enum.TryParse<ProviderVerb>(form["answer"], ignoreCase: true, out var verb) || !Enum.IsDefined(verb))
            return Results.Text("Press one of the buttons of the page.", MediaTypeNames.Text.Plain, Encoding.UTF8, StatusCodes.Status400BadRequest);
        var reason = Enum.TryParse<DeclineReason>(form["reason"], ignoreCase: true, out var why) && Enum.IsDefined(why) ? why : DeclineReason.Other;
        var now = clock.GetUtcNow();
        string? lang = form["lang"];
        var result = await database.WriteAsync(async connection =>
        {
            await cases.LockAsync(connection);
            var answer = await desk.PressAsync(connection, link, verb, reason, now);
            var view = await desk.LookAsync(connection, link, now);
            var language = LanguageOf(view, lang);
            return Answer(view, link, lang, rules, now, answer.Referral is { } referral ? ProviderText.Of(answer, referral.Code, language, rules.Calendar, now) : null);
        });
        wakeup.Wake(ReferralWorker.Topic);
        cases.Wake();
        return result;
    }

    private static IResult Answer(LinkView view, string link, string? lang, ReferralRules rules, DateTimeOffset now, string? pressed)
    {
        var hindi = LanguageOf(view, lang) == "hi";
        var body = view.Referral is { } referral && (view.Why is null || pressed is not null)
            ? LinkPageText.Of(referral, view.Place(hindi), PersonText.ByOf(referral, LanguageOf(view, lang), rules.Calendar, now), hindi, pressed)
            : LinkPageText.Over(hindi, view.Why == Refusal.Expired);
        var status = pressed is not null || view.Why is null ? StatusCodes.Status200OK : view.Why == Refusal.Expired ? StatusCodes.Status410Gone : StatusCodes.Status404NotFound;
        var other = hindi ? "<a href=\"?lang=en\" lang=\"en\" hreflang=\"en\">English</a>" : "<a href=\"?lang=hi\" lang=\"hi\" hreflang=\"hi\">हिंदी</a>";
        var action = HtmlEncoder.Default.Encode(ReferralLinks.Path + link);
        return Results.Content(LinkPageText.Page(hindi, StylePath, other, body.Replace("{action}", action, StringComparison.Ordinal)), MediaTypeNames.Text.Html, Encoding.UTF8, status);
    }

    private static string LanguageOf(LinkView view, string? lang) => lang is "hi" or "en" ? lang : view.Language;
}
