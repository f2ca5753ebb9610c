using System.Text;
using InfoLine.Benchmarks.Load;

namespace InfoLine.Benchmarks.Replicas;

/// <summary>The floor of replicas: each webhook writes the rows that a message with its turn and its reply leaves behind. It sends nothing.</summary>
internal static class BareRowsEndpoint
{
    public static async Task<int> RunAsync(string url, string connection)
    {
        await using var writer = new BareRows(connection);
        return await BareWebhook.ServeAsync(url, body => writer.WriteAsync(RowOf(Encoding.ASCII.GetString(body))));
    }

    private static BareRow RowOf(string form) => new(Field(form, "&From="), Field(form, "&MessageSid="), Field(form, "&Body="));

    private static string Field(string form, string key)
    {
        var start = form.IndexOf(key, StringComparison.Ordinal) + key.Length;
        return form[start..form.IndexOf('&', start)];
    }
}
