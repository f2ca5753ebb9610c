using InfoLine.Pages;
using InfoLine.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Identity;

namespace InfoLine.Staff;

/// <summary>Staff: who they are, how they sign in, and what they may see.</summary>
public static class StaffSetup
{
    /// <summary>Adds Identity over our own tables, sessions, and the keys of forms.</summary>
    public static void AddStaff(this WebApplicationBuilder builder)
    {
        var settings = StaffSettings.Read(builder.Configuration);
        if (StaffSettings.ProblemOf(builder.Configuration) is { } problem)
            builder.Report().Stop(problem);
        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddSingleton<StaffCookies>();
        services.AddSingleton<StaffSessions>();
        services.AddSingleton<WhoIsInside>(all => async context =>
            await all.GetRequiredService<StaffSessions>().FindAsync(all.GetRequiredService<StaffCookies>().Session(context), context.RequestAborted, isVisit: false)
                is { IsConfirmed: true, MustSetUp: false } session ? session.User : null);
        services.AddSingleton<SignInLimits>();
        services.AddSingleton<PasswordTurns>();
        services.AddSingleton<AuthenticatorSecrets>();
        services.AddSingleton<SecondStep>();
        services.AddSingleton<Centres>();
        services.AddSingleton<AuditLog>();
        services.AddScoped<SignIn>();
        services.AddScoped<OpenLink>();
        services.AddScoped<Account>();
        services.AddScoped<People>();
        services.AddIdentityCore<StaffMember>(SetRules).AddUserStore<StaffStore>().AddPasswordValidator<PasswordRules>();
        services.AddDataProtection().SetApplicationName("InfoLine");
        services.AddSingleton<IXmlRepository, DataKeys>();
        services.AddOptions<KeyManagementOptions>().Configure<IXmlRepository>((keys, repository) => keys.XmlRepository = repository);
        services.AddAntiforgery(forms =>
        {
            forms.FormFieldName = "form_token";
            forms.HeaderName = "X-Form-Token";
            forms.SuppressXFrameOptionsHeader = true; // The content policy forbids every frame.
            forms.Cookie = new FormCookie(settings.IsSecure) { Name = new StaffCookies(settings).FormName, HttpOnly = true, SameSite = SameSiteMode.Strict, SecurePolicy = CookieSecurePolicy.None, Path = "/", IsEssential = true };
        });

        // They would tell of every stale form, and that keys lie in the database as they are, which docs/staff.md says.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Critical);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
    }

    /// <summary>Puts the gate before every page, and maps the pages of this part.</summary>
    public static void MapStaff(this WebApplication app)
    {
        app.UseMiddleware<StaffGate>();
        app.MapDoor();
        app.MapAccount();
        var admin = app.MapGroup("/admin").RequireStaff(Roles.Administrator);
        admin.MapPeople();
        admin.MapCentres();
        admin.MapAudit();
        app.AddPlace(new("/admin", PageTexts.Admin, Roles.Administrator, Order: 40));
    }

    /// <summary>While nobody can let others in, the start prints a link that makes the first administrator.</summary>
    public static async Task OfferFirstLinkAsync(this WebApplication app)
    {
        var link = await app.Services.GetRequiredService<Database>().WriteAsync(async connection =>
            await StaffRows.OtherAdministratorsAsync(connection, exceptId: "") > 0
                ? null
                : await OneTimeLinks.MakeAsync(connection, LinkPurpose.First, staffId: null, madeBy: null, app.Services.GetRequiredService<TimeProvider>().GetUtcNow()));
        if (link is null)
            return;
        app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("InfoLine.Staff").NoAdministrator();
        app.Services.GetRequiredService<StartReport>().TellLink("Nobody can sign in yet. Open this link within a day to become the first administrator:", link);
    }

    private static void SetRules(IdentityOptions identity)
    {
        identity.User.AllowedUserNameCharacters = PersonRules.UserNameLetters;
        identity.Password.RequiredLength = PasswordRules.Least;

        // Length is what counts; rules about signs lead to Password1!
        identity.Password.RequireDigit = identity.Password.RequireLowercase = identity.Password.RequireUppercase = identity.Password.RequireNonAlphanumeric = false;
        identity.Password.RequiredUniqueChars = 1;
    }
}
