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
        var publicUrl = Uri.TryCreate(builder.Configuration[PublicUrlKey], UriKind.Absolute, out var set) ? set : null; // Operations refuses what is no address.
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
        services.AddSingleton<CaseWorker>();
        services.AddHostedService(all => all.GetRequiredService<CaseWorker>());
    }

    /// <summary>Reads what links are signed with, before anybody can be written to.</summary>
    public static Task LoadLinkKeysAsync(this WebApplication app) =>
        app.Services.GetRequiredService<LinkKeys>().LoadAsync(app.Services.GetRequiredService<Database>(), app.Services.GetRequiredService<TimeProvider>().GetUtcNow());

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
