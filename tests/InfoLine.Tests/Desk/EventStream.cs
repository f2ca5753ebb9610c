using InfoLine.Tests.Staff;

namespace InfoLine.Tests.Desk;

/// <summary>What an open page hears.</summary>
internal sealed class EventStream(HttpResponseMessage answer, StreamReader reader) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static Task<EventStream> OpenAsync(Visitor who, string path, string? last = null) => OpenAsync(who.Http, who.AddressOf(path), last);

    public static async Task<EventStream> OpenAsync(HttpClient who, Uri address, string? last = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (last is not null)
            request.Headers.Add("Last-Event-ID", last);
        var answer = await who.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        return new(answer, new StreamReader(await answer.Content.ReadAsStreamAsync()));
    }

    /// <summary>The next line that says something; null at the end.</summary>
    public async Task<string?> LineAsync()
    {
        string? line;
        do
            line = await reader.ReadLineAsync().WaitAsync(Patience);
        while (line is { Length: 0 } || line?.StartsWith("retry", StringComparison.Ordinal) == true);
        return line;
    }

    /// <summary>The next event of a name; others are passed over.</summary>
    public async Task<(string Id, string Value)> NextAsync(string name)
    {
        for (var (id, found) = ("", ""); await LineAsync() is { } line;)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal))
                id = line[4..];
            else if (line.StartsWith("event: ", StringComparison.Ordinal))
                found = line[7..];
            else if (line.StartsWith("data: ", StringComparison.Ordinal) && found == name)
                return (id, line[6..]);
        }

        throw new EndOfStreamException($"The stream ended before '{name}'.");
    }

    public void Dispose()
    {
        reader.Dispose();
        answer.Dispose();
    }
}
