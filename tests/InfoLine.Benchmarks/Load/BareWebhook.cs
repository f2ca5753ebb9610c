using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace InfoLine.Benchmarks.Load;

/// <summary>What every floor has in front: an ASP.NET Core endpoint that reads the body, hashes it as a signature check would, hands it on to be written, and answers as the service does. It decides nothing.</summary>
internal static class BareWebhook
{
    private static readonly byte[] Answer = "<Response/>"u8.ToArray();

    /// <summary>Serves until it is stopped.</summary>
    /// <param name="url">Where.</param>
    /// <param name="writeAsync">Writes what a body stands for; the answer goes out after it.</param>
    public static async Task<int> ServeAsync(string url, Func<byte[], Task> writeAsync)
    {
        var builder = WebApplication.CreateBuilder([Program.NoReload]);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        await using var app = builder.Build();
        var key = Encoding.ASCII.GetBytes(Webhooks.AuthToken);
        app.MapPost(Webhooks.Path, async http =>
        {
            var read = await http.Request.BodyReader.ReadAtLeastAsync((int)(http.Request.ContentLength ?? 0));
            var body = read.Buffer.ToArray();
            http.Request.BodyReader.AdvanceTo(read.Buffer.End);
            Hash(body, key);
            await writeAsync(body);
            http.Response.ContentType = "text/xml";
            http.Response.ContentLength = Answer.Length;
            await http.Response.Body.WriteAsync(Answer);
        });
        await app.RunAsync();
        return 0;
    }

#pragma warning disable CA5350 // Twilio's choice.
    private static string Hash(byte[] body, byte[] key) => Convert.ToBase64String(HMACSHA1.HashData(key, body));
#pragma warning restore CA5350
}
