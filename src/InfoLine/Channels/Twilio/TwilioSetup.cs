using InfoLine.Messaging;
using InfoLine.Messaging.Media;

namespace InfoLine.Channels.Twilio;

/// <summary>SMS and WhatsApp by Twilio: two webhooks in, two routes out. Off until it has settings.</summary>
public static class TwilioSetup
{
    /// <summary>Where Twilio posts messages.</summary>
    public const string InboundPath = "/channels/twilio/inbound";

    /// <summary>Where Twilio posts receipts, with our message id in the query.</summary>
    public const string StatusPath = "/channels/twilio/status";

    /// <summary>Adds the routes out, <c>twilio-sms</c> and <c>twilio-whatsapp</c>. Wrong or half settings are reported and stop the start; none at all turn Twilio off.</summary>
    public static void AddTwilio(this WebApplicationBuilder builder)
    {
        if (TwilioOptions.Read(builder.Configuration, builder.Report()) is not { } options)
            return;
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(all => new TwilioClient(options, Clock(all)));
        builder.Services.AddSingleton(all => new TwilioContents(all.GetRequiredService<TwilioClient>(), Clock(all), all.GetRequiredService<ILogger<TwilioContents>>()));
        builder.Services.AddSingleton(all => TwilioSeats.Messages(options, all.GetRequiredService<TwilioClient>()));
        // Both routes, also where one has no sender: a message for it then fails with a sentence that says so.
        builder.Services.AddSingleton<IChannel>(all => TwilioSender.Sms(options, all.GetRequiredService<ITwilioMessages>(), Clock(all), all.GetRequiredService<ILogger<TwilioSender>>()));
        builder.Services.AddSingleton<IChannel>(all => TwilioSender.WhatsApp(
            options, all.GetRequiredService<ITwilioMessages>(), all.GetRequiredService<TwilioContents>(), Clock(all), all.GetRequiredService<ILogger<TwilioSender>>()));
        builder.Services.AddSingleton<IGivesMedia>(_ => new TwilioMediaSource(options));
    }

    /// <summary>Adds the webhooks. They answer 503 while Twilio is off.</summary>
    public static void MapTwilio(this WebApplication app)
    {
        if (app.Services.GetService<TwilioOptions>() is not { } options)
        {
            app.Map(InboundPath, IsOffAsync);
            app.Map(StatusPath, IsOffAsync);
            return;
        }

        var all = app.Services;
        app.MapTwilio(new TwilioWebhook(
            options,
            all.GetRequiredService<Inbox>().AcceptAsync,
            all.GetRequiredService<Outbox>().RecordAsync,
            all.GetRequiredService<TwilioContents>(),
            all.GetRequiredService<ILogger<TwilioWebhook>>()));
    }

    /// <summary>Adds the webhooks of a Twilio that is on.</summary>
    internal static void MapTwilio(this IEndpointRouteBuilder routes, TwilioWebhook webhook)
    {
        routes.MapPost(InboundPath, webhook.InboundAsync);
        routes.MapPost(StatusPath, webhook.StatusAsync);
    }

    private static TimeProvider Clock(IServiceProvider all) => all.GetRequiredService<TimeProvider>();

    private static Task IsOffAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return http.Response.WriteAsync("Twilio is off: set Twilio:AccountSid, Twilio:AuthToken and a sender.");
    }
}
