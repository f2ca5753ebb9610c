using System.Text;
using InfoLine.Benchmarks.Load;

namespace InfoLine.Benchmarks.Service;

/// <summary>The floor of the service: each webhook inserts three rows durably. Nothing else.</summary>
internal static class BareEndpoint
{
    private const int MostBytes = 100;

    public static async Task<int> RunAsync(string url, string database)
    {
        using var writer = new BareWriter(database);
        return await BareWebhook.ServeAsync(url, body => writer.InsertAsync(Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, MostBytes)))));
    }
}
