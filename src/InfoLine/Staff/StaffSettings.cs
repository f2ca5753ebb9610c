using System.Net;

namespace InfoLine.Staff;

/// <summary>How browsers reach the pages.</summary>
/// <param name="IsSecure">True where they come by https: cookies are then never sent without it.</param>
/// <param name="PublicUrl">The address that staff type, without a slash at its end; null where it is the one that InfoLine listens on.</param>
/// <param name="Proxies">Where proxies stand whose word about a caller's address is believed, besides those on this machine. May be empty.</param>
public sealed record StaffSettings(bool IsSecure, string? PublicUrl, IReadOnlyList<IPNetwork> Proxies)
{
    private const string ProxiesKey = "Staff:Proxies";

    /// <summary>Reads <c>PublicUrl</c>, and else <c>urls</c>; and <c>Staff:Proxies</c>, addresses and networks with commas between them. <see cref="ProblemOf"/> tells what is wrong with those.</summary>
    public static StaffSettings Read(IConfiguration settings)
    {
        var known = settings["PublicUrl"] is { Length: > 0 } url ? url.TrimEnd('/') : null;
        var reached = known ?? settings["urls"] ?? "";
        return new(reached.StartsWith("https:", StringComparison.OrdinalIgnoreCase), known, [.. WordsOf(settings).Select(NetworkOf).OfType<IPNetwork>()]);
    }

    /// <summary>What is wrong with the settings: one sentence with the remedy, or null.</summary>
    public static string? ProblemOf(IConfiguration settings) => WordsOf(settings).FirstOrDefault(static word => NetworkOf(word) is null) is { } wrong
        ? $"{ProxiesKey} has '{wrong}', which is neither an address nor a network: write 10.0.0.7 or 10.0.0.0/24."
        : null;

    private static string[] WordsOf(IConfiguration settings) => (settings[ProxiesKey] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static IPNetwork? NetworkOf(string word) =>
        IPNetwork.TryParse(word, out var network) ? network
        : IPAddress.TryParse(word, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;
}
