using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace InfoLine.Staff;

/// <summary>Who knocks, before anything is known about them.</summary>
/// <param name="Address">A hash of the network address.</param>
/// <param name="DeviceKey">The secret of a browser that somebody has signed in with before, or null.</param>
/// <param name="Browser">What the browser calls itself, in two words.</param>
public sealed record Caller(string Address, string? DeviceKey, string Browser)
{
    private const int MostKeyLetters = 100;

    /// <summary>The caller of a request.</summary>
    internal static Caller Of(HttpContext context, StaffCookies cookies) =>
        new(HashOf(AddressOf(context)), cookies.Device(context) is { Length: > 0 and <= MostKeyLetters } key ? key : null, BrowserOf(context.Request.Headers.UserAgent.ToString()));

    /// <summary>A short name for a browser, such as <c>Chrome, Android</c>, so that people recognise their sessions.</summary>
    internal static string BrowserOf(string userAgent)
    {
        (string Sign, string Name)[] browsers = [("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung"), ("UCBrowser", "UC"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari")];
        (string Sign, string Name)[] systems = [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("Linux", "Linux")];
        return $"{NameIn(browsers, userAgent) ?? "Browser"}, {NameIn(systems, userAgent) ?? "?"}";
    }

    private static string? NameIn((string Sign, string Name)[] known, string userAgent) =>
        Array.Find(known, one => userAgent.Contains(one.Sign, StringComparison.Ordinal)).Name;

    // The last address that a proxy of ours noted is the one that it saw itself; everything before it anybody can write.
    private static string AddressOf(HttpContext context)
    {
        var settings = context.RequestServices.GetRequiredService<StaffSettings>();
        var address = Plain(context.Connection.RemoteIpAddress ?? IPAddress.None);
        var isProxy = IPAddress.IsLoopback(address) || settings.Proxies.Any(network => network.Contains(address));
        if (isProxy && context.Request.Headers["X-Forwarded-For"].ToString() is { Length: > 0 } noted && IPAddress.TryParse(noted.Split(',')[^1].Trim(), out var seen))
            address = Plain(seen);

        // A household has a whole /64 of the new addresses.
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexStringLower(address.GetAddressBytes()[..8]) : address.ToString();
    }

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
}
