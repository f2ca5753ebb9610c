using System.Collections.Immutable;

namespace InfoLine.Channels.Fetching;

/// <summary>Hosts that we may be sent to by what strangers write. Whatever is not on the list is not connected to.</summary>
internal sealed class HostList
{
    private static readonly char[] Separators = [' ', ',', ';', '\n', '\r', '\t'];

    private readonly ImmutableArray<Entry> _entries;

    private HostList(ImmutableArray<Entry> entries) => _entries = entries;

    /// <summary>Reads a list.</summary>
    /// <param name="words">Hosts such as <c>*.botframework.com</c>, <c>chat.example.org:8443</c> or <c>http://127.0.0.1:3979</c>, apart by spaces, commas or semicolons.</param>
    /// <param name="byOperator">True for a list of the operator, who may name hosts on a private network; a pattern never reaches one.</param>
    /// <param name="faults">Takes the entries that cannot be understood.</param>
    public static HostList Parse(string words, bool byOperator, ICollection<string> faults)
    {
        var entries = ImmutableArray.CreateBuilder<Entry>();
        foreach (var word in words.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            if (Entry.Parse(word, byOperator) is { } entry) entries.Add(entry);
            else faults.Add(word);
        }

        return new HostList(entries.ToImmutable());
    }

    /// <summary>Both lists in one.</summary>
    public HostList And(HostList other) => new([.. _entries, .. other._entries]);

    /// <summary>Whether an address may be connected to: a host of the list, by https (where the list says so, by http), and nobody's name and password in it.</summary>
    public bool Admits(Uri address) => address.IsAbsoluteUri && address.UserInfo.Length == 0 && _entries.Any(entry => entry.Matches(address));

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
