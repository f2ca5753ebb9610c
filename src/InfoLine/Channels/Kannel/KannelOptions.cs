using System.Globalization;
using System.Net;

namespace InfoLine.Channels.Kannel;

/// <summary>How InfoLine and a Kannel gateway find and trust each other. Settings <c>Kannel:…</c>; docs/channels/kannel.md tells what to put in them.</summary>
public sealed record KannelOptions
{
    /// <summary>The settings that Kannel cannot work without: all of them, or none.</summary>
    private static readonly string[] Needed = ["SendUrl", "Username", "Password", "From", "Secret"];

    /// <summary>The address of the smsbox's sendsms page, such as <c>http://127.0.0.1:13013/cgi-bin/sendsms</c>.</summary>
    public required Uri SendUrl { get; init; }

    /// <summary>The name of the sendsms-user in kannel.conf.</summary>
    public required string Username { get; init; }

    /// <summary>The password of the sendsms-user.</summary>
    public required string Password { get; init; }

    /// <summary>Our own number or sender id, which people see and answer to.</summary>
    public required string From { get; init; }

    /// <summary>What Kannel must show with every request.</summary>
    public required string Secret { get; init; }

    /// <summary>Where Kannel's requests may come from; this machine if nothing is set. Never empty.</summary>
    public required IReadOnlyList<IPNetwork> AllowedAddresses { get; init; }

    /// <summary>Where Kannel reaches this service with receipts; null for the address that the service listens on, which is right on one machine.</summary>
    public Uri? CallbackUrl { get; init; }

    /// <summary>The country that a number without one belongs to: digits, 91 if nothing is set.</summary>
    public string CountryCode { get; init; } = "91";

    /// <summary>How many messages a second Kannel is given; 10 if nothing is set.</summary>
    public double MessagesPerSecond { get; init; } = 10;

    /// <summary>True for a gateway that delivers one SMS twice under two ids: then its sender, words and carrier's time are its id.</summary>
    public bool RepeatsHaveNewIds { get; init; }

    /// <summary>Reads the settings and tells the start what is off or wrong.</summary>
    /// <param name="settings">The whole configuration.</param>
    /// <param name="report">Hears one line if Kannel is off, and one sentence for each setting that is missing or wrong.</param>
    /// <returns>Null when Kannel is off, or when a setting stops the start.</returns>
    public static KannelOptions? Read(IConfiguration settings, StartReport report)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(report);
        var kannel = settings.GetSection("Kannel");
        var missing = Needed.Where(key => string.IsNullOrWhiteSpace(kannel[key])).ToList();
        if (missing.Count == Needed.Length)
        {
            report.Tell("Kannel is off: Kannel:SendUrl is not set.");
            return null;
        }
        foreach (var key in missing)
            report.Stop($"Kannel:{key} is missing: set it, or remove the other Kannel settings to turn Kannel off.");

        var sendUrl = missing.Contains("SendUrl") ? null : WebAddress(kannel, "SendUrl", report);
        var callbackUrl = string.IsNullOrWhiteSpace(kannel["CallbackUrl"]) ? null : WebAddress(kannel, "CallbackUrl", report);
        var allowed = Networks(kannel.GetSection("AllowedAddresses"), report);
        var country = kannel["CountryCode"] ?? "91";
        if (country.Length is < 1 or > 3 || !country.All(char.IsAsciiDigit) || country[0] == '0')
            report.Stop("Kannel:CountryCode must be one to three digits without + or leading zero, such as 91.");
        if (!double.TryParse(kannel["MessagesPerSecond"] ?? "10", CultureInfo.InvariantCulture, out var pace) || !double.IsFinite(pace) || pace <= 0)
            report.Stop("Kannel:MessagesPerSecond must be a number above zero, such as 10.");
        if (!bool.TryParse(kannel["RepeatsHaveNewIds"] ?? "false", out var repeats))
            report.Stop("Kannel:RepeatsHaveNewIds must be true or false.");
        if (report.Problems.Count > 0 || sendUrl is null)
            return null;

        return new KannelOptions
        {
            SendUrl = sendUrl,
            Username = Text("Username"),
            Password = Text("Password"),
            From = Text("From").Trim(),
            Secret = Text("Secret"),
            AllowedAddresses = allowed,
            CallbackUrl = callbackUrl,
            CountryCode = country,
            MessagesPerSecond = pace,
            RepeatsHaveNewIds = repeats,
        };

        // Nothing that is needed is missing by now.
        string Text(string key) => kannel[key] ?? "";
    }

    private static Uri? WebAddress(IConfigurationSection kannel, string key, StartReport report)
    {
        if (Uri.TryCreate(kannel[key], UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
            return url;
        report.Stop($"Kannel:{key} is not a web address: write it with http:// or https:// in front.");
        return null;
    }

    /// <summary>Addresses and networks, as a list or as one text with commas.</summary>
    private static List<IPNetwork> Networks(IConfigurationSection setting, StartReport report)
    {
        var written = (setting.Value ?? "").Split(',').Concat(setting.GetChildren().Select(child => child.Value ?? ""))
            .Select(text => text.Trim()).Where(text => text.Length > 0).ToList();
        if (written.Count == 0)
            written = ["127.0.0.0/8", "::1"];

        var networks = new List<IPNetwork>();
        foreach (var text in written)
        {
            if (IPNetwork.TryParse(text, out var network))
                networks.Add(network);
            else if (IPAddress.TryParse(text, out var address))
                networks.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            else
                report.Stop($"Kannel:AllowedAddresses has '{text}', which is neither an address nor a network: write 10.0.0.7 or 10.0.0.0/24.");
        }
        return networks;
    }
}
