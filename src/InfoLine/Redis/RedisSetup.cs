using InfoLine.Messaging;
using InfoLine.Storage;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace InfoLine.Redis;

/// <summary>Lets replicas hear of each other at once, where <c>Redis:Configuration</c> names a Redis.</summary>
public static class RedisSetup
{
    /// <summary>Takes the seats of what works within one process. Without the setting nothing changes.</summary>
    public static void AddRedis(this WebApplicationBuilder builder)
    {
        if (RedisSettings.Read(builder.Configuration, builder.Report()) is not { } options)
            return;
        var services = builder.Services;
        services.AddSingleton(all => new RedisLink(options, RedisLink.AnswerLimit, all.GetRequiredService<ILogger<RedisLink>>()));
        services.AddSingleton(all => new RedisWakeup(
            all.GetRequiredService<LocalWakeup>(), all.GetRequiredService<RedisLink>(), all.GetRequiredService<ILogger<RedisWakeup>>()));
        services.AddHostedService(all => all.GetRequiredService<RedisWakeup>());
        services.Replace(ServiceDescriptor.Singleton<IWakeup>(all => all.GetRequiredService<RedisWakeup>()));
        services.AddSingleton<IDistributedCache>(all => new SharedCache(all.GetRequiredService<RedisLink>()));
        services.Replace(ServiceDescriptor.Singleton<ITokenBucket>(all => new AdvanceBucket(
            new RedisTokenBucket(all.GetRequiredService<RedisLink>(), all.GetRequiredService<LocalTokenBucket>()), all.GetRequiredService<TimeProvider>())));
    }
}
