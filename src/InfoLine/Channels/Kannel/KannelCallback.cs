using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace InfoLine.Channels.Kannel;

/// <summary>The address that Kannel calls when it knows more about a message.</summary>
public sealed class KannelCallback(KannelOptions options, IServer server, IConfiguration settings)
{
    /// <summary>The receipt page, behind <c>Kannel:CallbackUrl</c>.</summary>
    public const string Path = "/channels/kannel/receipt";

    /// <summary>The receipt address of a message, in Kannel's own notation.</summary>
    /// <param name="messageId">Ours.</param>
    /// <returns>Null when no address of this service is known: then there are no receipts.</returns>
    public string? For(string messageId)
    {
        var start = options.CallbackUrl?.AbsoluteUri ?? OwnAddress() ?? settings["PublicUrl"];
        return string.IsNullOrWhiteSpace(start)
            ? null
            : Literal($"{start.TrimEnd('/')}{Path}?id={Uri.EscapeDataString(messageId)}&secret={Uri.EscapeDataString(options.Secret)}") + "&type=%d&answer=%A&fid=%F";
    }

    /// <summary>A percent sign begins one of Kannel's escapes (%d, %A, …); doubled it is itself.</summary>
    private static string Literal(string url) => url.Replace("%", "%%", StringComparison.Ordinal);

    /// <summary>Kannel is allowed in from this machine, so it can use the address that we listen on, and need not come round by the web proxy.</summary>
    private string? OwnAddress()
    {
        var listening = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault(url => url.StartsWith("http:", StringComparison.OrdinalIgnoreCase));
        if (listening is null)
            return null;
        var address = BindingAddress.Parse(listening);
        var host = address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "127.0.0.1" : address.Host;
        return $"http://{host}:{address.Port}";
    }
}
