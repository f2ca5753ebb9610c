using System.Net;
using System.Net.Http.Headers;
using InfoLine.Messaging.Media;
using InfoLine.Registration;
using InfoLine.Tests.Carriers;
using InfoLine.Tests.Registration;
using InfoLine.Tests.Staff;

namespace InfoLine.Tests.Desk;

/// <summary>Staff hear and see what people send: those of the centre, from the page of the ticket, and nobody else.</summary>
public sealed class MediaPagesTests
{
    [Fact]
    public async Task A_voice_note_opens_a_ticket_and_is_heard_by_staff_and_told_of_in_the_export()
    {
        await using var desk = await MediaDesk.OpenAsync(Store.Sqlite, echo: false);
        var line = desk.Room.Line;
        await line.WritesAsync(Person.Asha, [.. Villager.Registers.Select(said => said.Replace("ओरछा, निवाड़ी", "बबीना, झाँसी", StringComparison.Ordinal))]);
        await desk.Media.SendAsync(Person.Asha, (desk.Media.Keep("voice", SomeMedia.Ogg()), "audio/ogg; codecs=opus"));
        await line.SettleAsync();
        await line.UntilAsync(async () => await line.RowsAsync("select state from media") is ["kept"], "the voice note");

        var ticket = await line.TicketOfAsync(Person.Asha);
        ticket.Reason.ShouldBe("voice");
        line.LastTo(Person.Asha).ShouldContain(ticket.Code);
        (await desk.Room.Meera.GetAsync("/desk")).Html.ShouldContain("[voice note]");
        (await desk.Room.Meera.GetAsync(DeskRoom.PathOf(ticket))).Html.ShouldContain("<audio");
        (await (await desk.Room.Meera.GetAsync(await desk.PathAsync(ticket))).Answer.Content.ReadAsByteArrayAsync()).ShouldBe(SomeMedia.Ogg());

        var export = new StringWriter();
        (await ExportPerson.WriteAsync(line.Database, (await line.RowsAsync("select id from people")).Single(), export)).ShouldBeNull();
        var sent = System.Text.Json.Nodes.JsonNode.Parse(export.ToString())!["sent_from_this_phone"]!.AsArray().ShouldHaveSingleItem()!;
        sent["what"]!.GetValue<string>().ShouldBe("voice note");
        sent["bytes"]!.GetValue<long>().ShouldBe(SomeMedia.Ogg().Length);
    }

    [EachDatabase]
    public async Task Staff_of_the_centre_get_every_byte_from_any_place_on_and_each_look_is_noted(Store store)
    {
        await using var desk = await MediaDesk.OpenAsync(store);
        var voice = SomeMedia.LongOgg(200_000);
        var ticket = await desk.OpenAsync(("audio/ogg", voice));
        var path = await desk.PathAsync(ticket);

        using var whole = await desk.Room.Meera.Http.GetAsync(desk.Room.Meera.AddressOf(path));
        whole.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await whole.Content.ReadAsByteArrayAsync()).ShouldBe(voice);
        whole.Content.Headers.ContentType.ShouldNotBeNull().ToString().ShouldBe("audio/ogg");
        whole.Headers.AcceptRanges.ShouldBe(["bytes"]);
        foreach (var (from, until) in ((int, int)[])[(0, 0), (65_535, 65_536), (150_000, 199_999)])
            (await RangeAsync(desk.Room.Meera, path, from, until)).ShouldBe(voice[from..(until + 1)]);
        using var past = new HttpRequestMessage(HttpMethod.Get, desk.Room.Meera.AddressOf(path)) { Headers = { Range = new(200_000, null) } };
        (await desk.Room.Meera.Http.SendAsync(past)).StatusCode.ShouldBe(HttpStatusCode.RequestedRangeNotSatisfiable);
        using var head = new HttpRequestMessage(HttpMethod.Head, desk.Room.Meera.AddressOf(path));
        (await desk.Room.Meera.Http.SendAsync(head)).Content.Headers.ContentLength.ShouldBe(voice.Length);

        // All of it was one look of hers; a colleague's is another, and so is hers a while later.
        await desk.Room.Ravi.GetAsync(path);
        desk.Media.Clock.Advance(TimeSpan.FromMinutes(11));
        await desk.Room.Meera.GetAsync(path);
        (await desk.Room.Line.RowsAsync("select about_id from audit where what = 'desk.media_seen'")).ShouldBe([ticket.Id, ticket.Id, ticket.Id]);
        (await desk.Room.Asha.GetAsync("/admin/audit")).Html.ShouldContain("listened to a voice note or looked at a picture");
    }

    [Fact]
    public async Task Nothing_in_it_can_run_and_nothing_of_it_stays_in_a_browser()
    {
        await using var desk = await MediaDesk.OpenAsync(Store.Sqlite);
        var ticket = await desk.OpenAsync(("image/png", SomeMedia.Png(8, 8)));
        var path = await desk.PathAsync(ticket);
        var headers = (await desk.Room.Meera.GetAsync(path)).Answer.Headers;
        headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        headers.GetValues("Content-Security-Policy").ShouldBe(["default-src 'none'; sandbox"]);
        headers.GetValues("Cross-Origin-Resource-Policy").ShouldBe(["same-origin"]);
        headers.CacheControl.ShouldNotBeNull().ToString().ShouldBe("no-store, private");

        var saved = (await desk.Room.Meera.GetAsync($"{path}?save=1")).Answer.Content.Headers.ContentDisposition.ShouldNotBeNull();
        saved.DispositionType.ShouldBe("attachment");
        saved.FileName.ShouldBe($"{ticket.Code}-00.png");
    }

    [Fact]
    public async Task Whoever_may_not_read_the_conversation_finds_nothing()
    {
        await using var desk = await MediaDesk.OpenAsync(Store.Sqlite);
        var room = desk.Room;
        var ticket = await desk.OpenAsync(("image/png", SomeMedia.Png(8, 8)));
        var other = await room.OpenTicketAsync(Person.Ravi);
        var path = await desk.PathAsync(ticket);
        var name = path.Split('/')[^1];
        foreach (var wrong in (string[])[path, $"{path}/view", $"{DeskRoom.PathOf(other)}/media/{name}", $"{DeskRoom.PathOf(other)}/media/{name}/view"])
            (await room.Stella.GetAsync(wrong)).Status.ShouldBe(404, wrong);
        foreach (var wrong in (string[])[$"{DeskRoom.PathOf(other)}/media/{name}", $"{DeskRoom.PathOf(ticket)}/media/{name[..^2]}07", $"{DeskRoom.PathOf(ticket)}/media/{new string('x', 900)}", $"{DeskRoom.PathOf(ticket)}/media/{name}/more"])
            (await room.Meera.GetAsync(wrong)).Status.ShouldBe(404, wrong);
        using var stranger = room.Room.Visit();
        (await stranger.GetAsync(path)).Location.ShouldStartWith("/staff/sign-in");

        (await room.Meera.GetAsync(path)).Status.ShouldBe(200);
        var meera = await room.Room.IdOfAsync("meera");
        (await room.Asha.SendAsync($"/admin/people/{meera}", $"/admin/people/{meera}/disable")).Status.ShouldBeLessThan(400);
        (await room.Meera.GetAsync(path)).Location.ShouldStartWith("/staff/sign-in");
    }

    [EachDatabase]
    public async Task The_conversation_says_what_came_and_what_has_become_of_it(Store store)
    {
        await using var desk = await MediaDesk.OpenAsync(store);
        var ticket = await desk.OpenAsync(
            ("audio/ogg", SomeMedia.Ogg(1)), ("image/jpeg", SomeMedia.Jpeg()), ("audio/amr", SomeMedia.Amr()), ("image/jpeg", [.. "<html>"u8]), ("application/pdf", []), ("image/jpeg", SomeMedia.Jpeg((5 * 1024 * 1024) + 9)));
        await desk.Media.SendAsync(Person.Asha, (desk.Media.Twilio.Media($"{desk.Media.Storage.Url}/nowhere"), "audio/ogg"));
        await desk.Room.Line.SettleAsync();
        var waits = (await desk.Room.Meera.GetAsync(DeskRoom.PathOf(ticket))).Html;
        waits.ShouldContain("being fetched");
        await desk.Media.SettleAsync();

        var page = (await desk.Room.Meera.GetAsync(DeskRoom.PathOf(ticket))).Html;
        foreach (var part in (string[])[
            "<audio", "preload=\"none\"", "Show the picture, 5 kB", "Save it to listen", "not a picture or voice note, but a web page", "but a PDF document", "too large: it was not fetched",
            "the carrier no longer has it"])
            page.ShouldContain(part);
        page.ShouldNotContain("<img"); // On a slow line nothing comes before somebody asks.
        (await desk.Room.Meera.GetAsync($"{await desk.PathAsync(ticket, 1)}/view")).Html.ShouldContain("<img");
        (await desk.Room.Meera.GetAsync($"{await desk.PathAsync(ticket)}/view")).Status.ShouldBe(404); // A voice note has no page.

        await desk.Room.Meera.SendAsync("/desk", "/staff/language", ("language", "hi"), ("to", "/desk"));
        (await desk.Room.Meera.GetAsync(DeskRoom.PathOf(ticket))).Html.ShouldContain("तस्वीर या आवाज़ नहीं, PDF काग़ज़ है");
    }

    [EachDatabase]
    public async Task Open_pages_hear_of_it_when_it_has_been_fetched(Store store)
    {
        await using var desk = await MediaDesk.OpenAsync(store);
        var ticket = await desk.OpenAsync();
        var before = await desk.Room.Line.RowsAsync("select count(*) from ticket_events where name = 'media_came'");
        await desk.Media.SendAsync(Person.Asha, (desk.Media.Keep("late", SomeMedia.Ogg()), "audio/ogg"));
        await desk.Media.SettleAsync();
        await desk.Room.Line.UntilAsync(async () => await desk.Room.Line.RowsAsync("select ticket_id from ticket_events where name = 'media_came'") is [var id] && id == ticket.Id, "news for open pages");
        before.ShouldBe(["0"]);
        (await desk.Room.Meera.GetAsync(DeskRoom.PathOf(ticket))).Html.ShouldNotContain("was fetched"); // It stands for itself.
    }

    [Fact]
    public async Task A_list_names_a_message_without_words_by_what_it_is()
    {
        await using var desk = await MediaDesk.OpenAsync(Store.Sqlite);
        await desk.Media.SendAsync(Person.Asha, (desk.Media.Keep("voice", SomeMedia.Ogg(1)), "audio/ogg"));
        await desk.Room.Line.SettleAsync();
        await desk.Room.Line.OpenTicketOfAsync(Person.Asha);
        (await desk.Room.Meera.GetAsync("/desk")).Html.ShouldContain("[voice note]");
    }

    [Fact]
    public async Task What_was_deleted_cannot_be_had_by_its_old_address()
    {
        await using var desk = await MediaDesk.OpenAsync(Store.Sqlite);
        var ticket = await desk.OpenAsync(("audio/ogg", SomeMedia.Ogg(1)));
        var path = await desk.PathAsync(ticket);
        desk.Media.Clock.Advance(TimeSpan.FromDays(91));
        await desk.Room.Line.Services.GetRequiredService<MediaRetention>().RunAsync(CancellationToken.None);
        await desk.Room.Meera.SignInAsync("meera");
        (await desk.Room.Meera.GetAsync(path)).Status.ShouldBe(404);
        (await desk.Room.Meera.GetAsync(DeskRoom.PathOf(ticket))).Html.ShouldContain("kept for as long as it may");
    }

    private static async Task<byte[]> RangeAsync(Visitor who, string path, int from, int until)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, who.AddressOf(path)) { Headers = { Range = new RangeHeaderValue(from, until) } };
        using var answer = await who.Http.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        return await answer.Content.ReadAsByteArrayAsync();
    }
}
