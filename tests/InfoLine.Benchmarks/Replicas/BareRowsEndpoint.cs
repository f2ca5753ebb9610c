using System.Text;
using InfoLine.Benchmarks.Load;

namespace InfoLine.Benchmarks.Replicas;

/// <summary>The floor of replicas: each webhook writes the rows that a message with its turn and its reply leaves behind. Where it is told of a carrier it posts the reply as well.</summary>
internal static class BareRowsEndpoint
{
    /// <summary>Serves until it is stopped.</summary>
    /// <param name="url">Where.</param>
    /// <param name="connection">Of the database.</param>
    /// <param name="carrier">Where the carrier is, or null to send nothing.</param>
    public static async Task<int> RunAsync(string url, string connection, string? carrier)
    {
        await using var writer = new BareRows(connection);
        using var posts = carrier is null ? null : new BarePosts(carrier);
        return await BareWebhook.ServeAsync(url, async body =>
        {
            var row = RowOf(Encoding.ASCII.GetString(body));
            await writer.WriteAsync(row);
            if (posts is not null)
                _ = posts.PostAsync(row); // The webhook does not wait for it; whoever measures counts what arrives.
        });
    }

    private static BareRow RowOf(string form) => new(Field(form, "&From="), Field(form, "&MessageSid="), Field(form, "&Body="));

    private static string Field(string form, string key)
    {
        var start = form.IndexOf(key, StringComparison.Ordinal) + key.Length;
        return form[start..form.IndexOf('&', start)];
    }
}
