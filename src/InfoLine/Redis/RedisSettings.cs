using System.Security.Cryptography;
using StackExchange.Redis;

namespace InfoLine.Redis;

/// <summary>Reads <c>Redis:Configuration</c>.</summary>
internal static class RedisSettings
{
    /// <summary>Host and port, and what StackExchange.Redis takes beside them: <c>redis:6379,user=infoline,password=…,ssl=true</c>.</summary>
    public const string Key = "Redis:Configuration";

    /// <summary>A file with the certificate (PEM) of whoever issued that of Redis, where the machine does not trust them anyway.</summary>
    public const string IssuerKey = "Redis:IssuerCertificate";

    /// <summary>What the setting says, with our limits; null where no Redis is wanted.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="report">Hears of a setting that cannot be understood.</param>
    public static ConfigurationOptions? Read(IConfiguration configuration, StartReport report)
    {
        if (configuration[Key] is not { Length: > 0 } text)
            return null;
        try
        {
            var options = ConfigurationOptions.Parse(text, ignoreUnknown: false);
            if (options.EndPoints.Count == 0)
            {
                report.Stop($"{Key}: no server is named: write it as in 'redis:6379', or leave it empty to run without Redis.");
                return null;
            }

            // Without Redis everything works, only slower: so it is never waited for, neither at the start nor later.
            options.AbortOnConnectFail = false;
            options.BacklogPolicy = BacklogPolicy.FailFast;
            options.ConnectTimeout = 2000;
            options.AsyncTimeout = 500;
            options.SyncTimeout = 500;
            options.ConnectRetry = 1;
            options.ReconnectRetryPolicy = new LinearRetry(1000);
            options.SocketManager = SocketManager.ThreadPool; // Ten threads of its own would spin for words that come a thousand times a second.
            options.ClientName ??= "infoline";
            if (configuration[IssuerKey] is { Length: > 0 } issuer)
                options.TrustIssuer(issuer);
            return options;
        }
        catch (Exception trouble) when (trouble is CryptographicException or IOException)
        {
            report.Stop($"{IssuerKey}: the file cannot be read as a certificate ({trouble.Message.TrimEnd('.')}): name a PEM file, or remove the setting.");
            return null;
        }
        catch (ArgumentException)
        {
            // Its message may repeat the password.
            report.Stop($"{Key}: it cannot be understood: write it as in 'redis:6379,user=infoline,password=…,ssl=true', or leave it empty to run without Redis.");
            return null;
        }
    }
}
