using System.Collections.Immutable;

namespace InfoLine.Channels.BotFramework;

/// <summary>The hosts that an activity may ask us to answer to. Without it, whoever can write an activity could make us post our token anywhere.</summary>
internal sealed class ServiceUrls
{
    // Bot Service's own channels, and Teams. Not *.trafficmanager.net: anyone may rent a name there.
    private const string ByDefault = "*.botframework.com smba.trafficmanager.net";
    private const string OnThisMachine = "localhost 127.0.0.1 [::1]";

    private static readonly char[] Separators = [' ', ',', ';', '\n', '\r', '\t'];

    private readonly ImmutableArray<Entry> _entries;

    private ServiceUrls(ImmutableArray<Entry> entries) => _entries = entries;

    /// <summary>Reads the setting.</summary>
    /// <param name="setting">Hosts such as <c>*.botframework.com</c>, <c>chat.example.org:8443</c> or <c>http://127.0.0.1:3979</c>, apart by spaces, commas or semicolons; empty means the default.</param>
    /// <param name="local">Whether to add this machine itself, for the emulator.</param>
    /// <param name="faults">Takes the entries that cannot be understood.</param>
    public static ServiceUrls Parse(string? setting, bool local, ICollection<string> faults)
    {
        var entries = ImmutableArray.CreateBuilder<Entry>();
        var byOperator = !string.IsNullOrWhiteSpace(setting);
        foreach (var word in (byOperator ? setting! : ByDefault).Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            if (Entry.Parse(word, mayBePrivate: byOperator) is { } entry) entries.Add(entry);
            else faults.Add(word);
        }

        if (local) entries.AddRange(OnThisMachine.Split(' ').Select(word => Entry.Parse(word, mayBePrivate: true)!));
        return new ServiceUrls(entries.ToImmutable());
    }

    /// <summary>Decides whether a service URL may be posted to.</summary>
    /// <returns>The URL, ending in a slash; null when it is off the list, not https, or not a plain address.</returns>
    public Uri? Admit(string? serviceUrl)
    {
        if (!Uri.TryCreate(serviceUrl, UriKind.Absolute, out var url)) return null;
        if (url.UserInfo.Length > 0 || url.Query.Length > 0 || url.Fragment.Length > 0) return null;
        if (!_entries.Any(entry => entry.Matches(url))) return null;
        return url.AbsoluteUri.EndsWith('/') ? url : new Uri(url.AbsoluteUri + '/');
    }

    /// <summary>Whether the operator named this very host, so that it may lie on a private network.</summary>
    public bool MayBePrivate(string host) => _entries.Any(entry => entry.MayBePrivate && entry.Names(host));

    private sealed record Entry(string Host, bool Below, int? Port, bool PlainHttp, bool MayBePrivate)
    {
        public static Entry? Parse(string word, bool mayBePrivate)
        {
            var below = word.Contains("*.", StringComparison.Ordinal);
            var plain = below ? word.Replace("*.", "", StringComparison.Ordinal) : word;
            var hasScheme = plain.Contains("://", StringComparison.Ordinal);
            if (!Uri.TryCreate(hasScheme ? plain : "https://" + plain, UriKind.Absolute, out var url)) return null;
            if (url.Scheme is not ("https" or "http") || url.Host.Length == 0 || url.Host.Contains('*')) return null;

            // "*.com" is surely a slip.
            if (below && !url.IdnHost.Contains('.')) return null;
            return new Entry(url.IdnHost, below, url.IsDefaultPort ? null : url.Port, url.Scheme == "http" || url.IsLoopback, mayBePrivate && !below);
        }

        public bool Matches(Uri url) =>
            Names(url.IdnHost)
            && (Port is null || Port == url.Port)
            && (url.Scheme == "https" || (url.Scheme == "http" && PlainHttp));

        public bool Names(string host) => Below
            ? host.EndsWith('.' + Host, StringComparison.OrdinalIgnoreCase)
            : host.Equals(Host, StringComparison.OrdinalIgnoreCase);
    }
}
