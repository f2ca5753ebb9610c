using System.Net;
using System.Net.Sockets;

namespace InfoLine.Channels.Fetching;

/// <summary>Keeps what we post and fetch from leading inside our own network, whatever a host's name resolves to at that moment.</summary>
internal static class PublicAddresses
{
    /// <summary>Connects to a public address of the host, or to any address of a host that the operator named.</summary>
    /// <exception cref="SocketException">No address may be used, or none answers.</exception>
    public static async ValueTask<Stream> ConnectAsync(HostList allowed, DnsEndPoint host, CancellationToken cancellation)
    {
        var addresses = await Dns.GetHostAddressesAsync(host.Host, cancellation);
        var usable = allowed.MayBePrivate(host.Host) ? addresses : Array.FindAll(addresses, IsPublic);
        if (usable.Length == 0) throw new SocketException((int)SocketError.NetworkUnreachable);

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(usable, host.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Whether an address lies in the open internet. Source: the special-purpose address registries of IANA (RFC 6890).</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address)) return false;
        var bytes = address.GetAddressBytes();
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
            return (bytes[0] & 0xE0) == 0x20 && !(bytes[0] == 0x20 && bytes[1] is 0x01 or 0x02 && IsTunnel(bytes)); // only 2000::/3 is given out
        return bytes[0] switch
        {
            0 or 10 or 127 or >= 224 => false,
            100 => (bytes[1] & 0xC0) != 64,
            169 => bytes[1] != 254,
            172 => (bytes[1] & 0xF0) != 16,
            192 => bytes[1] != 168 && !(bytes[1] == 0 && bytes[2] is 0 or 2),
            198 => (bytes[1] & 0xFE) != 18,
            _ => true,
        };
    }

    // 2001::/32 (Teredo) and 2002::/16 (6to4) hold an IPv4 address inside.
    private static bool IsTunnel(byte[] bytes) => bytes[1] == 0x02 || (bytes[2] == 0 && bytes[3] == 0);
}
