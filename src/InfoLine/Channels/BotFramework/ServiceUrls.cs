using InfoLine.Channels.Fetching;

namespace InfoLine.Channels.BotFramework;

/// <summary>The hosts that an activity may ask us to answer to. Without it, whoever can write an activity could make us post our token anywhere.</summary>
/// <param name="Hosts">The list.</param>
internal sealed record ServiceUrls(HostList Hosts)
{
    // Bot Service's own channels, and Teams. Not *.trafficmanager.net: anyone may rent a name there.
    private const string ByDefault = "*.botframework.com smba.trafficmanager.net";
    private const string OnThisMachine = "localhost 127.0.0.1 [::1]";

    /// <summary>Reads the setting.</summary>
    /// <param name="setting">Hosts, as <see cref="HostList.Parse"/> reads them; empty means the default.</param>
    /// <param name="local">Whether to add this machine itself, for the emulator.</param>
    /// <param name="faults">Takes the entries that cannot be understood.</param>
    public static ServiceUrls Parse(string? setting, bool local, ICollection<string> faults)
    {
        var hosts = string.IsNullOrWhiteSpace(setting) ? HostList.Parse(ByDefault, byOperator: false, faults) : HostList.Parse(setting, byOperator: true, faults);
        return new(local ? hosts.And(HostList.Parse(OnThisMachine, byOperator: true, faults)) : hosts);
    }

    /// <summary>Decides whether a service URL may be posted to.</summary>
    /// <returns>The URL, ending in a slash; null when it is off the list, not https, or not a plain address.</returns>
    public Uri? Admit(string? serviceUrl)
    {
        if (!Uri.TryCreate(serviceUrl, UriKind.Absolute, out var url)) return null;
        if (url.Query.Length > 0 || url.Fragment.Length > 0 || !Hosts.Admits(url)) return null;
        return url.AbsoluteUri.EndsWith('/') ? url : new Uri(url.AbsoluteUri + '/');
    }
}
