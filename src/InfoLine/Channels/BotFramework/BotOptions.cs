namespace InfoLine.Channels.BotFramework;

/// <summary>Whether the Bot Framework channel runs, and who may call it.</summary>
internal enum BotMode
{
    /// <summary>Not set up: the route answers 503.</summary>
    Off,

    /// <summary>In Development without an app id: no tokens, callers on this machine only.</summary>
    LocalOnly,

    /// <summary>Set up: every call carries a token for our app id.</summary>
    Guarded,
}

/// <summary>The settings under <c>Bot:</c>.</summary>
internal sealed record BotOptions
{
    /// <summary>Who issues the tokens that channels call with.</summary>
    public const string ChannelIssuer = "https://api.botframework.com";

    private static readonly string[] EmulatorTenants = ["d6d49420-f39b-4df7-a1dc-d59a935871db", "f8cdef31-a31e-4b4a-93e4-5f571e91255a"];

    /// <summary>Whether it runs, and how.</summary>
    public required BotMode Mode { get; init; }

    /// <summary>The bot's application id in Entra; empty unless guarded.</summary>
    public string AppId { get; init; } = "";

    /// <summary>The application's client secret; empty unless guarded.</summary>
    public string AppPassword { get; init; } = "";

    /// <summary>The directory that our own tokens come from: the bot's tenant, or <c>botframework.com</c> for a multi-tenant bot.</summary>
    public string LoginTenant { get; init; } = "";

    /// <summary>The bot's own tenant; null for a multi-tenant bot.</summary>
    public string? TenantId { get; init; }

    /// <summary>Who issues the tokens that the Emulator, and programs with our own secret, call with: two directories of Microsoft that do so for any bot, and the bot's own.</summary>
    public IEnumerable<string> EmulatorIssuers => EmulatorTenants.Append(TenantId).OfType<string>()
        .SelectMany(tenant => new[] { $"https://sts.windows.net/{tenant}/", $"https://login.microsoftonline.com/{tenant}/v2.0" });

    /// <summary>Where answers may be posted to.</summary>
    public required ServiceUrls ServiceUrls { get; init; }

    /// <summary>Where the keys of the channels are announced.</summary>
    public Uri OpenIdMetadata { get; init; } = new("https://login.botframework.com/v1/.well-known/openidconfiguration");

    /// <summary>Where the keys are announced that sign the Emulator's tokens.</summary>
    public Uri EmulatorOpenIdMetadata { get; init; } = new("https://login.microsoftonline.com/botframework.com/v2.0/.well-known/openid-configuration");

    /// <summary>Where our own tokens come from.</summary>
    public Uri LoginUrl { get; init; } = new("https://login.microsoftonline.com/");

    /// <summary>Reads the settings.</summary>
    /// <param name="configuration">All settings of the service.</param>
    /// <param name="development">Whether this is a developer's machine.</param>
    /// <param name="stop">Takes one sentence for each mistake, with its key and the remedy.</param>
    public static BotOptions Read(IConfiguration configuration, bool development, Action<string> stop)
    {
        var bot = configuration.GetSection("Bot");
        var appId = bot["AppId"]?.Trim() ?? "";
        var appPassword = bot["AppPassword"] ?? "";
        var tenantId = bot["TenantId"]?.Trim() ?? "";
        var mode = appId.Length > 0 ? BotMode.Guarded : development ? BotMode.LocalOnly : BotMode.Off;
        var multiTenant = Is(bot["AppType"], "MultiTenant");

        if (bot["AppType"] is { Length: > 0 } type && !multiTenant && !Is(type, "SingleTenant"))
            stop($"Bot:AppType is '{type}', which InfoLine does not run as. Use SingleTenant (or MultiTenant for an old registration) with a client secret in Bot:AppPassword.");
        if (mode == BotMode.Guarded) CheckWhole(appId, appPassword, tenantId, multiTenant, stop);
        else if (appPassword.Length > 0 || tenantId.Length > 0)
            stop("Bot:AppId is empty but Bot:AppPassword or Bot:TenantId is set. Set Bot:AppId to the bot's application id, or empty the others.");

        var faults = new List<string>();
        var serviceUrls = ServiceUrls.Parse(bot["AllowedServiceUrls"], local: mode == BotMode.LocalOnly, faults);
        foreach (var fault in faults)
            stop($"Bot:AllowedServiceUrls holds '{fault}', which is not a host. Write hosts such as *.botframework.com, apart by spaces.");

        var options = new BotOptions { Mode = mode, ServiceUrls = serviceUrls };
        return options with
        {
            AppId = appId,
            AppPassword = appPassword,
            TenantId = multiTenant || tenantId.Length == 0 ? null : tenantId,
            LoginTenant = multiTenant ? "botframework.com" : tenantId,
            OpenIdMetadata = Address(bot, "OpenIdMetadata", stop) ?? options.OpenIdMetadata,
            EmulatorOpenIdMetadata = Address(bot, "EmulatorOpenIdMetadata", stop) ?? options.EmulatorOpenIdMetadata,
            LoginUrl = Address(bot, "LoginUrl", stop) ?? options.LoginUrl,
        };
    }

    private static void CheckWhole(string appId, string appPassword, string tenantId, bool multiTenant, Action<string> stop)
    {
        if (!Guid.TryParseExact(appId, "D", out _))
            stop("Bot:AppId is not an application id. Copy 'Microsoft App ID' from the Azure Bot's configuration page.");
        if (appPassword.Length == 0)
            stop("Bot:AppPassword is empty but Bot:AppId is set. Set it to a client secret of the application, or empty Bot:AppId.");
        if (!multiTenant && tenantId.Length == 0)
            stop("Bot:TenantId is empty. Set it to 'App Tenant ID' from the Azure Bot's configuration page (only Bot:AppType=MultiTenant needs none).");
    }

    // Keys and tokens travel over https; plain http is for a stand-in on this machine.
    private static Uri? Address(IConfigurationSection bot, string key, Action<string> stop)
    {
        if (bot[key] is not { Length: > 0 } text) return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == "https" || (url.Scheme == "http" && url.IsLoopback))) return url;
        stop($"Bot:{key} is not an https address. Leave it empty for Microsoft's own.");
        return null;
    }

    private static bool Is(string? value, string word) => string.Equals(value, word, StringComparison.OrdinalIgnoreCase);
}
