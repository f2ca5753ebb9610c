using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace InfoLine.Channels.Kannel;

/// <summary>Who may speak as Kannel: a caller from a configured address who knows the secret.</summary>
/// <remarks>Kannel cannot sign its requests, so both are asked for.</remarks>
public sealed class KannelGate(KannelOptions options)
{
    private readonly byte[] _secret = Digest(options.Secret);

    /// <summary>Whether a request came straight from an address that is allowed.</summary>
    /// <param name="caller">The other end of the connection; null is never allowed.</param>
    /// <param name="headers">A request that a web proxy passed on has an unknown origin behind the proxy's address, and is not allowed.</param>
    public bool AllowsAddress(IPAddress? caller, IHeaderDictionary headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        if (caller is null || headers.ContainsKey("X-Forwarded-For") || headers.ContainsKey("Forwarded"))
            return false;
        var address = caller.IsIPv4MappedToIPv6 ? caller.MapToIPv4() : caller;
        return options.AllowedAddresses.Any(network => network.Contains(address));
    }

    /// <summary>Whether a caller knows the secret; takes as long for a wrong one as for the right one.</summary>
    /// <param name="shown">What the caller showed, or null.</param>
    public bool AllowsSecret(string? shown) => CryptographicOperations.FixedTimeEquals(Digest(shown ?? ""), _secret);

    // Hashed first, so that the comparison tells nothing about the length either.
    private static byte[] Digest(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
