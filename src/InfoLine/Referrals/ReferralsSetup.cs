using InfoLine.Storage;
using InfoLine.WorkingTime;

namespace InfoLine.Referrals;

/// <summary>Referrals: what keeps them going, and the page behind which providers answer.</summary>
public static class ReferralsSetup
{
    private const string PublicUrlKey = "PublicUrl";
    private const string LinksInSmsKey = "Referrals:LinksInSms";

    /// <summary>Adds what referrals need. Who is registered and who can help is told by <see cref="IPeople"/> and <see cref="ICoalition"/>.</summary>
    public static void AddReferrals(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var publicUrl = PublicUrlOf(builder);
        var inSms = LinksInSmsOf(builder);
        services.AddSingleton(new LinkKeys());
        services.AddSingleton(all => new ReferralLinks(all.GetRequiredService<LinkKeys>(), publicUrl, inSms));
        services.AddSingleton(all => new ReferralRules(all.GetRequiredService<WorkingCalendar>()));
        services.AddSingleton<ReferralLifecycle>();
        services.AddSingleton<ReferralBook>();
        services.AddSingleton<ProviderDesk>();
        services.AddSingleton<PersonDesk>();
        services.AddSingleton<ReferralWorker>();
        services.AddHostedService(all => all.GetRequiredService<ReferralWorker>());
    }

    /// <summary>Reads what links are signed with, before anybody can be written to.</summary>
    public static Task LoadLinkKeysAsync(this WebApplication app) =>
        app.Services.GetRequiredService<LinkKeys>().LoadAsync(app.Services.GetRequiredService<Database>(), app.Services.GetRequiredService<TimeProvider>().GetUtcNow());

    private static Uri? PublicUrlOf(WebApplicationBuilder builder)
    {
        if (builder.Configuration[PublicUrlKey] is not { Length: > 0 } set)
            return null;
        if (Uri.TryCreate(set, UriKind.Absolute, out var url) && url.Scheme is "https" or "http")
            return url;
        builder.Report().Stop($"{PublicUrlKey}: '{set}' is no web address: write it as in 'https://infoline.example.org'.");
        return null;
    }

    private static bool LinksInSmsOf(WebApplicationBuilder builder)
    {
        if (builder.Configuration[LinksInSmsKey] is not { Length: > 0 } set)
            return false;
        if (bool.TryParse(set, out var wanted))
            return wanted;
        builder.Report().Stop($"{LinksInSmsKey}: '{set}' is neither true nor false.");
        return false;
    }
}
