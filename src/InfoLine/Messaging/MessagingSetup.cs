using InfoLine.Messaging.Media;
using InfoLine.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace InfoLine.Messaging;

/// <summary>The door in and the door out.</summary>
public static class MessagingSetup
{
    /// <summary>Adds the inbox, the outbox and the worker that sends. Channels register themselves as <see cref="IChannel"/>.</summary>
    public static void AddMessaging(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var folder = Path.Combine(builder.DataFolder(), "spool");
        services.AddSingleton<MessagingMeters>();
        services.AddSingleton(all => new LocalTokenBucket(all.GetRequiredService<Replicas>(), all.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ITokenBucket>(all => all.GetRequiredService<LocalTokenBucket>());
        services.AddSingleton(all => new Inbox(
            all.GetRequiredService<Database>(), all.GetRequiredService<AddressBook>(), SpoolOf(all), all.GetRequiredService<IWakeup>(),
            all.GetRequiredService<Ids>(), all.GetRequiredService<TimeProvider>(), all.GetRequiredService<MessagingMeters>(), all.GetRequiredService<ILogger<Inbox>>()));
        services.AddSingleton(_ => new Spool(folder));
        services.AddHostedService(all => new SpoolWorker(
            SpoolOf(all), all.GetRequiredService<Inbox>(), all.GetRequiredService<Replicas>(), all.GetRequiredService<TimeProvider>(), all.GetRequiredService<ILogger<SpoolWorker>>()));
        services.AddSingleton(all => new AddressBook(all.GetRequiredService<Ids>()));
        services.AddSingleton(all => new Recipients(all.GetRequiredService<AddressBook>(), all.GetServices<IChannel>()));
        services.AddSingleton(all => new Outbox(
            all.GetRequiredService<Database>(), all.GetRequiredService<IWakeup>(), all.GetRequiredService<TimeProvider>(), all.GetRequiredService<MessagingMeters>()));
        services.AddSingleton(all => new OutboxWorker(
            all.GetServices<IChannel>(), all.GetRequiredService<Database>(), all.GetRequiredService<ITokenBucket>(), all.GetRequiredService<IWakeup>(),
            all.GetRequiredService<Ids>(), all.GetRequiredService<TimeProvider>(), all.GetRequiredService<MessagingMeters>(),
            all.GetRequiredService<ILogger<OutboxWorker>>()));
        services.AddHostedService(all => all.GetRequiredService<OutboxWorker>());
        services.AddSingleton(MediaSettings.Read(builder));
        services.AddSingleton<MediaRetention>();
        services.TryAddSingleton<MediaChanged>(_ => _ => Task.CompletedTask);
        services.AddHostedService<MediaWorker>();
    }

    // A file of this machine is never away while the machine is there.
    private static Spool? SpoolOf(IServiceProvider all) => all.GetRequiredService<Database>().Dialect.OneProcess ? null : all.GetRequiredService<Spool>();
}
