using InfoLine.Messaging;
using InfoLine.Messaging.Media;

namespace InfoLine.Channels.BotFramework;

/// <summary>Puts the Bot Framework channel into the service: Teams, Web Chat, Direct Line and the rest of Azure Bot's channels.</summary>
public static class BotFrameworkSetup
{
    /// <summary>The name of the way, for all of its channels.</summary>
    internal const string Route = "bot";

    private const string Path = "/api/messages";

    /// <summary>Reads the settings under <c>Bot:</c> and registers the channel; off where they are empty outside Development.</summary>
    public static void AddBotFramework(this WebApplicationBuilder builder)
    {
        var report = builder.Report();
        var options = BotOptions.Read(builder.Configuration, builder.Environment.IsDevelopment(), report.Stop);
        var services = builder.Services;
        services.AddSingleton(options);
        if (options.Mode == BotMode.Off) report.Tell("Bot Framework is off: Bot:AppId is not set.");
        if (options.Mode == BotMode.LocalOnly) report.Tell("Bot Framework takes calls from this machine without a token: Bot:AppId is not set, and this is Development.");
        if (options.Mode == BotMode.Off) return;

        services.AddSingleton(provider => BotSeats.Door(options, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new BotEndpoint.Inward(
            provider.GetRequiredService<Inbox>().AcceptAsync, provider.GetRequiredService<Outbox>().TakeRepliesAsync));
        services.AddSingleton<BotEndpoint>();
        services.AddSingleton<IChannel>(provider => new BotSender(options, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IGivesMedia>(_ => new BotMediaSource(options));
    }

    /// <summary>Maps <c>POST /api/messages</c>, which answers 503 while the channel is off.</summary>
    public static void MapBotFramework(this WebApplication app)
    {
        if (app.Services.GetRequiredService<BotOptions>().Mode == BotMode.Off)
            app.MapPost(Path, () => Results.Text("The Bot Framework channel is off.", statusCode: StatusCodes.Status503ServiceUnavailable));
        else
            app.MapPost(Path, (Delegate)app.Services.GetRequiredService<BotEndpoint>().HandleAsync);
    }
}
