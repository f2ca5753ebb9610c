namespace InfoLine.Messaging;

/// <summary>The door in and the door out.</summary>
public static class MessagingSetup
{
    /// <summary>Adds the inbox and the outbox. Channels register themselves as <see cref="IChannel"/>.</summary>
    public static void AddMessaging(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Inbox>();
        builder.Services.AddSingleton<Outbox>();
    }
}
