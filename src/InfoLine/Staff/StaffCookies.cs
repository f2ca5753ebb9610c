namespace InfoLine.Staff;

/// <summary>The cookies of the pages: the session, the browser that somebody has used before, and the language of whoever is not signed in.</summary>
/// <remarks>Over https their names begin with <c>__Host-</c>, so that no other site and no other port can set them. Plain http is for one's own machine, where the prefix would make some browsers drop them.</remarks>
internal sealed class StaffCookies(StaffSettings settings)
{
    private static readonly TimeSpan DeviceLife = TimeSpan.FromDays(400);

    private string Prefix => settings.IsSecure ? "__Host-" : "";

    private string SessionName => $"{Prefix}infoline";

    private string DeviceName => $"{Prefix}infoline-browser";

    private string LanguageName => $"{Prefix}infoline-language";

    /// <summary>The name of the cookie that forms are checked against.</summary>
    public string FormName => $"{Prefix}infoline-form";

    public string? Session(HttpContext context) => context.Request.Cookies[SessionName];

    public string? Device(HttpContext context) => context.Request.Cookies[DeviceName];

    public string? Language(HttpContext context) => context.Request.Cookies[LanguageName];

    // Without an end: it goes when the browser closes, which is what a shared machine needs.
    public void SetSession(HttpContext context, string key) => context.Response.Cookies.Append(SessionName, key, Options(life: null));

    public void DropSession(HttpContext context) => context.Response.Cookies.Delete(SessionName, Options(life: null));

    public void SetDevice(HttpContext context, string key) => context.Response.Cookies.Append(DeviceName, key, Options(DeviceLife));

    public void SetLanguage(HttpContext context, string language) => context.Response.Cookies.Append(LanguageName, language, Options(DeviceLife));

    // Lax, not strict: a link to a ticket in a mail or a chat must find its reader signed in. Nothing changes by GET.
    private CookieOptions Options(TimeSpan? life) => new() { HttpOnly = true, Secure = settings.IsSecure, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = life, IsEssential = true };
}

/// <summary>The cookie of forms. A proxy that speaks https for us hands requests on by http, so the framework's own check would see an insecure request.</summary>
internal sealed class FormCookie(bool isSecure) : CookieBuilder
{
    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = base.Build(context, expiresFrom);
        options.Secure = isSecure;
        return options;
    }
}
