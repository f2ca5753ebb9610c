using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using InfoLine.Benchmarks.Load;

namespace InfoLine.Benchmarks.Service;

/// <summary>The floor of the service: an ASP.NET Core endpoint that reads the body, hashes it as a signature check would, and inserts three rows durably. Nothing else.</summary>
internal static class BareEndpoint
{
    private static readonly byte[] Answer = "<Response/>"u8.ToArray();

    public static async Task<int> RunAsync(string url, string database)
    {
        using var writer = new BareWriter(database);
        var builder = WebApplication.CreateBuilder([Program.NoReload]);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        await using var app = builder.Build();
        var key = Encoding.ASCII.GetBytes(Webhooks.AuthToken);
        app.MapPost(Webhooks.Path, async http =>
        {
            var read = await http.Request.BodyReader.ReadAtLeastAsync((int)(http.Request.ContentLength ?? 0));
            var (isSigned, text) = Check(read.Buffer.ToArray(), key);
            http.Request.BodyReader.AdvanceTo(read.Buffer.End);
            if (isSigned)
                await writer.InsertAsync(text);
            http.Response.StatusCode = isSigned ? StatusCodes.Status200OK : StatusCodes.Status403Forbidden;
            http.Response.ContentType = "text/xml";
            http.Response.ContentLength = Answer.Length;
            await http.Response.Body.WriteAsync(Answer);
        });
        await app.RunAsync();
        return 0;
    }

    private static (bool IsSigned, string Text) Check(byte[] body, byte[] key)
    {
#pragma warning disable CA5350 // Twilio's choice.
        var hash = Convert.ToBase64String(HMACSHA1.HashData(key, body));
#pragma warning restore CA5350
        return (hash.Length > 0, Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, 100))));
    }
}
