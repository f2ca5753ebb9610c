using InfoLine.Messaging;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace InfoLine.Channels.Kannel;

/// <summary>SMS through a Kannel gateway: both directions and receipts.</summary>
public static class KannelSetup
{
    /// <summary>The page that Kannel calls for every SMS.</summary>
    public const string InboundPath = "/channels/kannel/inbound";

    /// <summary>A long Hindi SMS in the address takes nine characters a letter: this is 50 parts. The framework's 8 KiB would refuse 13.</summary>
    private const int LongestAddress = 32 * 1024;

    /// <summary>Adds the channel where it is set up; otherwise the start says that it is off, or what is missing.</summary>
    public static void AddKannel(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (KannelOptions.Read(builder.Configuration, builder.Report()) is not { } options)
            return;
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<KannelGate>();
        builder.Services.AddSingleton<KannelCallback>();
        builder.Services.AddSingleton<KannelWebhook>();
        builder.Services.AddSingleton<IChannel, KannelSender>();
        builder.Services.Configure<KestrelServerOptions>(kestrel =>
            kestrel.Limits.MaxRequestLineSize = Math.Max(kestrel.Limits.MaxRequestLineSize, LongestAddress));
    }

    /// <summary>Opens the channel's pages; where it is off they say so, with 503, and Kannel keeps the SMS and asks again.</summary>
    public static void MapKannel(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        string[] inbound = [HttpMethods.Get, HttpMethods.Post], receipt = [HttpMethods.Get];
        if (app.Services.GetService<KannelWebhook>() is { } webhook)
        {
            app.MapMethods(InboundPath, inbound, (Delegate)webhook.InboundAsync);
            app.MapMethods(KannelCallback.Path, receipt, (Delegate)webhook.ReceiptAsync);
        }
        else
        {
            app.MapMethods(InboundPath, inbound, Off);
            app.MapMethods(KannelCallback.Path, receipt, Off);
        }
    }

    private static IResult Off() => Results.Text("Kannel is off: Kannel:SendUrl is not set.", statusCode: StatusCodes.Status503ServiceUnavailable);
}
