using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using InfoLine.Benchmarks.Load;

namespace InfoLine.Benchmarks.Replicas;

/// <summary>The floor of replicas: an endpoint that hashes the body as a signature check would, and writes the rows that a message with its turn and its reply leaves behind. It decides nothing and sends nothing.</summary>
internal static class BareRowsEndpoint
{
    private static readonly byte[] Answer = "<Response/>"u8.ToArray();

    public static async Task<int> RunAsync(string url, string connection)
    {
        await using var writer = new BareRows(connection);
        var builder = WebApplication.CreateBuilder([Program.NoReload]);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        await using var app = builder.Build();
        var key = Encoding.ASCII.GetBytes(Webhooks.AuthToken);
        app.MapPost(Webhooks.Path, async http =>
        {
            var read = await http.Request.BodyReader.ReadAtLeastAsync((int)(http.Request.ContentLength ?? 0));
            var row = RowOf(read.Buffer.ToArray(), key);
            http.Request.BodyReader.AdvanceTo(read.Buffer.End);
            await writer.WriteAsync(row);
            http.Response.ContentType = "text/xml";
            http.Response.ContentLength = Answer.Length;
            await http.Response.Body.WriteAsync(Answer);
        });
        await app.RunAsync();
        return 0;
    }

    private static BareRow RowOf(byte[] body, byte[] key)
    {
#pragma warning disable CA5350 // Twilio's choice.
        _ = HMACSHA1.HashData(key, body);
#pragma warning restore CA5350
        var form = Encoding.ASCII.GetString(body);
        return new(Field(form, "&From="), Field(form, "&MessageSid="), Field(form, "&Body="));
    }

    private static string Field(string form, string key)
    {
        var start = form.IndexOf(key, StringComparison.Ordinal) + key.Length;
        return form[start..form.IndexOf('&', start)];
    }
}
