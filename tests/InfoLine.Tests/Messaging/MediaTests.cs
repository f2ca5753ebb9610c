using System.Text.Json;
using InfoLine.Messaging;
using InfoLine.Messaging.Media;
using InfoLine.Registration;
using InfoLine.Tests.Carriers;
using InfoLine.Tests.Registration;

namespace InfoLine.Tests.Messaging;

/// <summary>What people say and show comes from the carrier into the database, once and whole, and goes when it must.</summary>
public sealed class MediaTests
{
    [EachDatabase]
    public async Task A_voice_note_and_a_picture_arrive_byte_for_byte(Store store)
    {
        await using var media = await MediaLine.OpenAsync(store);
        byte[] voice = SomeMedia.LongOgg(300_000), picture = SomeMedia.Png();
        await media.SendAsync(Person.Asha, (media.Keep("voice", voice), "audio/ogg; codecs=opus"), (media.Keep("picture", picture), "image/jpeg"));
        (await media.Twilio.SendsAsync(Person.Ravi.Phone, (media.Keep("mms", voice), "audio/ogg"))).EnsureSuccessStatusCode();
        await media.SettleAsync();

        (await media.ResultsAsync()).ShouldBe(["kept - voice audio/ogg", "kept - picture image/png", "kept - voice audio/ogg"]);
        (await media.Line.RowsAsync("select route from media order by id")).ShouldBe(["twilio-whatsapp", "twilio-whatsapp", "twilio-sms"]);
        (await BytesAsync(media.Line)).ShouldBe([voice, picture, voice]);
        (await media.Line.RowsAsync("select address from media where address is not null")).ShouldBeEmpty();
        (await media.Line.RowsAsync("select max(length(body)) from media_parts")).ShouldBe([$"{MediaIntake.PartBytes}"]);
    }

    [EachDatabase]
    public async Task Credentials_go_to_the_api_and_never_to_where_it_sends_us(Store store)
    {
        await using var media = await MediaLine.OpenAsync(store);
        await media.SendAsync(Person.Asha, (media.Keep("picture", SomeMedia.Png()), "image/png"));
        await media.SettleAsync();
        (await media.ResultsAsync()).ShouldBe(["kept - picture image/png"]); // The API hands out nothing without them.
        media.Storage.Asked.ShouldBe([("/picture", "")]);
    }

    [EachDatabase]
    public async Task A_webhook_that_comes_twice_brings_one_voice_note(Store store)
    {
        await using var media = await MediaLine.OpenAsync(store);
        var form = media.Twilio.Message(
            $"whatsapp:{Person.Asha.Phone}", "", ("NumMedia", "1"), ("MediaUrl0", media.Keep("voice", SomeMedia.Ogg())), ("MediaContentType0", "audio/ogg"));
        for (var i = 0; i < 3; i++)
            (await media.Twilio.PostAsync("/channels/twilio/inbound", form)).EnsureSuccessStatusCode();
        await media.SettleAsync();
        (await media.ResultsAsync()).ShouldBe(["kept - voice audio/ogg"]);
        media.Storage.Asked.Count.ShouldBe(1);
    }

    [EachDatabase]
    public async Task A_carrier_that_is_away_for_a_while_costs_nobody_their_voice_note(Store store)
    {
        await using var media = await MediaLine.OpenAsync(store);
        var (voice, tries) = (SomeMedia.Ogg(), 0);
        var address = media.Twilio.Media(media.Storage.Answers("voice", async http =>
        {
            // Away; away; and then it breaks off in the middle.
            if (++tries < 3)
                http.Response.StatusCode = 503;
            else if (tries == 3)
            {
                http.Response.ContentLength = voice.Length;
                await http.Response.Body.WriteAsync(voice.AsMemory(0, 1000));
                http.Abort();
            }
            else
                await http.Response.Body.WriteAsync(voice);
        }));
        await media.SendAsync(Person.Asha, (address, "audio/ogg"));
        await media.SettleAsync();
        tries.ShouldBe(4);
        (await media.ResultsAsync()).ShouldBe(["kept - voice audio/ogg"]);
        (await BytesAsync(media.Line)).ShouldBe([voice]);
        (await media.Line.RowsAsync("select count(*) from media_parts")).ShouldBe(["1"]);
    }

    [EachDatabase]
    public async Task What_was_under_way_when_the_process_died_is_fetched_by_the_next_one(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        await using var media = await MediaLine.StartAsync();
        var (voice, half, isFirst) = (SomeMedia.LongOgg(200_000), new TaskCompletionSource(), true);
        var address = media.Twilio.Media(media.Storage.Answers("voice", async http =>
        {
            await http.Response.Body.WriteAsync(voice.AsMemory(0, 150_000));
            if (!isFirst)
            {
                await http.Response.Body.WriteAsync(voice.AsMemory(150_000));
                return;
            }

            isFirst = false;
            await http.Response.Body.FlushAsync();
            half.SetResult();
            await new TaskCompletionSource().Task.WaitAsync(http.RequestAborted);
        }));
        var before = await Line.OpenAsync(database, media.Options);
        await media.SendAsync(Person.Asha, (address, "audio/ogg"));
        await half.Task;
        await before.UntilAsync(async () => await before.RowsAsync("select count(*) from media_parts") is ["2"], "two parts of it");
        await before.KillAsync();

        media.Clock.Advance(MediaClaims.Lease + TimeSpan.FromSeconds(1));
        await using var after = await Line.OpenAsync(database, media.Options);
        await after.UntilAsync(async () => await after.RowsAsync("select state from media") is ["kept"], "the voice note");
        (await BytesAsync(after)).ShouldBe([voice]);
        (await after.RowsAsync("select count(*) from media_parts where attempt <> (select attempts from media)")).ShouldBe(["0"]);
    }

    [EachDatabase]
    public async Task Whoever_is_erased_is_erased_with_voice_and_picture(Store store)
    {
        await using var media = await MediaLine.OpenAsync(store);
        var release = new TaskCompletionSource();
        await media.SendAsync(Person.Ravi, (media.Keep("other", SomeMedia.Ogg()), "audio/ogg"));
        await media.SendAsync(Person.Asha, (media.Keep("voice", SomeMedia.Ogg()), "audio/ogg"));
        await media.SettleAsync();

        // One that is being fetched while its person is erased.
        var slow = new TaskCompletionSource();
        await media.SendAsync(Person.Asha, (media.Twilio.Media(media.Storage.Answers("slow", async http =>
        {
            await http.Response.Body.WriteAsync(SomeMedia.LongOgg(100_000));
            await http.Response.Body.FlushAsync();
            slow.SetResult();
            await release.Task;
            await http.Response.Body.WriteAsync(SomeMedia.Filling(100_000));
        })), "audio/ogg"));
        await slow.Task;
        await EraseAsync(media.Line, Person.Asha);
        release.SetResult();
        await media.Line.SettleAsync();

        const string ofAsha = "(select contact_id from addresses where address = $1)";
        (await media.Line.RowsAsync($"select state || reason || type from media where contact_id = {ofAsha}", $"whatsapp:{Person.Asha.Phone}")).ShouldBe(["removederased", "removederased"]);
        (await media.Line.RowsAsync($"select media_id from media_parts where contact_id = {ofAsha}", $"whatsapp:{Person.Asha.Phone}")).ShouldBeEmpty();
        (await BytesAsync(media.Line)).ShouldBe([SomeMedia.Ogg()]);
    }

    [EachDatabase]
    public async Task What_is_too_old_goes_and_what_is_not_stays(Store store)
    {
        await using var media = await MediaLine.OpenAsync(store);
        await media.SendAsync(Person.Asha, (media.Keep("old", SomeMedia.Ogg(2)), "audio/ogg"));
        await media.SettleAsync();
        media.Clock.Advance(TimeSpan.FromDays(80));
        await media.SendAsync(Person.Asha, (media.Keep("new", SomeMedia.Ogg(3)), "audio/ogg"));
        await media.SettleAsync();
        media.Clock.Advance(TimeSpan.FromDays(11));

        (await media.Line.Services.GetRequiredService<MediaRetention>().RunAsync(CancellationToken.None)).ShouldBe(1);
        (await media.ResultsAsync()).ShouldBe(["removed old voice audio/ogg", "kept - voice audio/ogg"]);
        (await BytesAsync(media.Line)).ShouldBe([SomeMedia.Ogg(3)]);
    }

    [OnPostgres]
    public async Task Several_processes_fetch_everything_once(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        await using var media = await MediaLine.StartAsync();
        await using var one = await Line.OpenAsync(database, media.Options);
        await using var two = await Line.OpenAsync(database, media.Options);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(number => media.SendAsync(Person.Number(number), (media.Keep($"{number}", SomeMedia.Ogg(1)), "audio/ogg"))));
        await one.UntilAsync(async () => await one.RowsAsync("select count(*) from media where state = 'kept'") is ["12"], "all voice notes");
        media.Storage.Asked.Count.ShouldBe(12);
    }

    [Fact]
    public void What_waits_on_disk_for_the_database_keeps_its_voice_note()
    {
        var arrival = new Arrival("1", Some.Inbound() with { Kind = InboundKind.Voice, Media = [new("https://api.twilio.com/x", "audio/ogg")] }, SecretHidden: false, At: 1);
        var back = JsonSerializer.Deserialize(JsonSerializer.Serialize(arrival, SpoolJson.Default.Arrival), SpoolJson.Default.Arrival).ShouldNotBeNull();
        back.Message.Media.ShouldBe(arrival.Message.Media);

        var older = JsonSerializer.Serialize(arrival, SpoolJson.Default.Arrival).Replace("\"Media\"", "\"Unknown\"", StringComparison.Ordinal);
        JsonSerializer.Deserialize(older, SpoolJson.Default.Arrival).ShouldNotBeNull().Message.Media.IsDefaultOrEmpty.ShouldBeTrue();
    }

    private static async Task EraseAsync(Line line, Person person)
    {
        var contact = (await line.RowsAsync("select contact_id from addresses where address = $1", $"whatsapp:{person.Phone}")).Single();
        await line.Database.WriteAsync(connection => connection.ExecuteAsync(
            "insert into erasures (contact_id, id, inbox_id, requested_at, messages) values ($1, 'e', 'none', $2, 1)", contact, line.Clock.GetUtcNow().ToUnixTimeMilliseconds()));
        await line.SettleAsync();
        (await new EraseWords(line.Database, line.Clock).RunAsync(CancellationToken.None)).ShouldBe(1);
    }

    // All that is kept, in order, each read through a stream as a browser reads it.
    private static async Task<List<byte[]>> BytesAsync(Line line)
    {
        var bodies = new List<byte[]>();
        var kept = await line.Database.ReadAsync(connection => connection.QueryAsync(row => (Contact: row.GetString(0), Id: row.GetString(1)), "select contact_id, id from media where state = 'kept' order by id"));
        foreach (var (contact, id) in kept)
        {
            var item = (await line.Database.ReadAsync(connection => MediaRows.FindAsync(connection, contact, id))).ShouldNotBeNull();
            await using var stream = new MediaStream(line.Database, contact, item);
            using var body = new MemoryStream();
            await stream.CopyToAsync(body);
            bodies.Add(body.ToArray());
        }

        return bodies;
    }
}
