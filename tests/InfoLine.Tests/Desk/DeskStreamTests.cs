using System.Text.Json;
using InfoLine.Desk;
using InfoLine.Tests.Staff;

namespace InfoLine.Tests.Desk;

/// <summary>What open pages hear by themselves.</summary>
public sealed class DeskStreamTests
{
    [EachDatabase]
    public async Task A_page_that_was_cut_off_hears_what_it_missed_once(Store store)
    {
        await using var room = await DeskRoom.OpenAsync(store);
        var ids = await ClaimTests.AddTicketsAsync(room.Line, 6, room.Jhansi);
        var scope = SomeDesk.Supervisor;
        var heard = new List<string>();
        var place = "0";
        foreach (var id in ids)
        {
            // Cut after each event; the next happens while nobody listens.
            await room.Line.Verb<ClaimTicket>().RunAsync(scope, id);
            using var stream = await Stream.OpenAsync(room.Meera, "/desk/events?since=0", place == "0" ? null : place);
            var news = await stream.NextAsync("news");
            heard.AddRange(JsonSerializer.Deserialize<string[]>(news.Value)!);
            place = news.Id;
        }

        heard.ShouldBe(ids);
    }

    [EachDatabase]
    public async Task A_message_of_a_villager_is_told_at_once_to_those_of_the_centre_and_to_nobody_else(Store store)
    {
        await using var room = await DeskRoom.OpenAsync(store);
        using var meera = await Stream.OpenAsync(room.Meera, "/desk/events?since=0");
        using var stella = await Stream.OpenAsync(room.Stella, "/desk/events?since=0");
        (await meera.NextAsync("news")).Value.ShouldBe("[]");
        (await stella.NextAsync("news")).Value.ShouldBe("[]");
        var ticket = await room.OpenTicketAsync();
        room.Line.Verb<TicketDesk>().Wake(await room.Line.Verb<ClaimTicket>().RunAsync(SomeDesk.Supervisor, ticket.Id));
        (await meera.NextAsync("news")).Value.ShouldBe($"[\"{ticket.Id}\"]");
        (await stella.NextAsync("news")).Value.ShouldBe("[]");
    }

    [EachDatabase]
    public async Task Who_else_looks_at_a_ticket_is_told_and_who_leaves_is_gone(Store store)
    {
        await using var room = await DeskRoom.OpenAsync(store);
        var ticket = await room.OpenTicketAsync();
        using var meera = await Stream.OpenAsync(room.Meera, $"/desk/events?ticket={ticket.Id}");
        (await meera.NextAsync("viewers")).Value.ShouldBe("[]");
        using (await Stream.OpenAsync(room.Ravi, $"/desk/events?ticket={ticket.Id}"))
        using (await Stream.OpenAsync(room.Stella, $"/desk/events?ticket={ticket.Id}"))
        {
            (await meera.NextAsync("viewers")).Value.ShouldBe("[\"Name of ravi\"]");
            (await room.Meera.GetAsync(DeskRoom.PathOf(ticket))).Html.ShouldContain("Also looking: Name of ravi");
        }

        (await meera.NextAsync("viewers")).Value.ShouldBe("[]");
    }

    [EachDatabase]
    public async Task The_stream_ends_with_the_session(Store store)
    {
        await using var room = await DeskRoom.OpenAsync(store);
        using var stream = await Stream.OpenAsync(room.Meera, "/desk/events?since=0");
        await stream.NextAsync("news");
        await room.Meera.SendAsync("/staff/me", "/staff/sign-out");
        room.Line.Clock.Advance(TimeSpan.FromSeconds(15));
        await stream.NextAsync("over");
        (await stream.LineAsync()).ShouldBeNull();
    }

    [EachDatabase]
    public async Task Silence_is_kept_alive(Store store)
    {
        await using var room = await DeskRoom.OpenAsync(store);
        using var stream = await Stream.OpenAsync(room.Meera, "/desk/events?since=0");
        await stream.NextAsync("news");
        var line = stream.LineAsync();
        await room.Line.UntilAsync(
            () =>
            {
                room.Line.Clock.Advance(TimeSpan.FromSeconds(15));
                return Task.FromResult(line.IsCompleted);
            },
            "a sign of life");
        (await line).ShouldBe(":");
    }

    private sealed class Stream(HttpResponseMessage answer, StreamReader reader) : IDisposable
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

        public static async Task<Stream> OpenAsync(Visitor who, string path, string? last = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, who.AddressOf(path));
            if (last is not null)
                request.Headers.Add("Last-Event-ID", last);
            var answer = await who.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
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
}
