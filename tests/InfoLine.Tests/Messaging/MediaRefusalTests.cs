using InfoLine.Messaging.Media;
using InfoLine.Tests.Carriers;
using InfoLine.Tests.Registration;

namespace InfoLine.Tests.Messaging;

/// <summary>What strangers may put into a message or behind an address, and what becomes of it: a reason that staff read, nothing fetched from elsewhere, nothing kept.</summary>
public sealed class MediaRefusalTests
{
    private const int Megabyte = 1024 * 1024;

    [EachDatabase]
    public async Task What_is_no_voice_note_or_picture_or_too_large_is_refused_with_its_reason(Store store)
    {
        await using var media = await MediaLine.OpenAsync(store, settings: ["--Media:VoiceMegabytes", "2", "--Media:PictureMegabytes", "1"]);
        (string Expected, string Address, string Type)[] table =
        [
            ("refused wrong_kind other text/html", media.Keep("html", [.. "<!DOCTYPE html><script>alert(1)</script>"u8]), "image/jpeg"),
            ("refused wrong_kind other image/svg+xml", media.Keep("svg", [.. "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8]), "image/svg+xml"),
            ("refused wrong_kind other application/pdf", media.Keep("pdf", [.. "%PDF-1.7 and more"u8]), "image/png"),
            ("refused wrong_kind other video/mp4", media.Keep("film", SomeMedia.Mp4("mp42")), ""),
            ("refused wrong_kind other ", media.Keep("empty", []), "image/jpeg"),
            ("refused too_large picture image/jpeg", media.Keep("large", SomeMedia.Jpeg(Megabyte + 1)), "image/jpeg"),
            ("kept - picture image/jpeg", media.Keep("fits", SomeMedia.Jpeg(Megabyte)), "image/jpeg"),
            ("refused too_large picture image/jpeg", media.Twilio.Media(media.Storage.Answers("streams", http => StreamAsync(http, SomeMedia.Jpeg(2 * Megabyte)))), "image/jpeg"),
            ("refused too_large voice audio/ogg", media.Twilio.Media(media.Storage.Answers("long", http => StreamAsync(http, SomeMedia.LongOgg(3 * Megabyte)))), "audio/ogg"),
            ("refused too_large voice audio/ogg", media.Twilio.Media(media.Storage.Answers("announced", AnnounceAsync)), "audio/ogg"),
        ];
        foreach (var (_, address, type) in table)
            await media.SendAsync(Person.Asha, (address, type));
        await media.SettleAsync();

        (await media.ResultsAsync()).ShouldBe(table.Select(row => row.Expected), ignoreOrder: false);
        (await media.Line.RowsAsync("select distinct media_id from media_parts")).Count.ShouldBe(1);
    }

    [EachDatabase]
    public async Task Nobody_sends_us_anywhere_but_to_the_carrier(Store store)
    {
        await using var media = await MediaLine.OpenAsync(store);
        await using var elsewhere = await FakeStorage.StartAsync();
        var secret = elsewhere.Keep("secret", SomeMedia.Png());
        var account = $"{media.Twilio.Url}/2010-04-01/Accounts/{media.Twilio.AccountSid}";
        string[] refused =
        [
            // Forged in the webhook itself.
            secret, "https://evil.example/picture.png", "http://169.254.169.254/latest/meta-data", "file:///etc/passwd", "picture.png", "//evil.example/x",
            $"{account}/Messages.json", $"{account}.json", $"{account}/Messages/MM1/Media/../../../Tokens.json", $"{account}/Messages/MM1/Media/ME1?x=1", $"{account}/Messages/MM1/Media/ME1/x",
            $"{media.Twilio.Url}/2010-04-01/Accounts/AC99/Messages/MM1/Media/ME1", media.Twilio.Media("x").Replace("http://", "http://user:pass@", StringComparison.Ordinal),
            media.Twilio.Media("x").Replace("127.0.0.1", "localhost", StringComparison.Ordinal), new string('x', 5000),

            // Where the carrier sends us on to.
            media.Twilio.Media(secret), media.Twilio.Media("http://169.254.169.254/"), media.Twilio.Media("https://10.0.0.1/x"), media.Twilio.Media("https://evil.example/"), media.Twilio.Media("ftp://evil.example/"),
            media.Twilio.Media(media.Storage.Redirects("on", secret)),
        ];
        foreach (var address in refused)
            await media.SendAsync(Person.Asha, (address, "image/png"));
        await media.SettleAsync();

        var results = await media.ResultsAsync();
        results.ShouldBe(Enumerable.Repeat("refused not_the_carriers picture image/png", refused.Length), string.Join('\n', refused.Zip(results)));
        elsewhere.Asked.ShouldBeEmpty();
        (await media.Line.RowsAsync("select count(*) from media_parts")).ShouldBe(["0"]);
    }

    [EachDatabase]
    public async Task What_cannot_be_had_is_given_up_with_its_reason(Store store)
    {
        await using var media = await MediaLine.OpenAsync(store);
        (string Expected, int Tries, string Name, string Address)[] table =
        [
            ("failed gone voice audio/ogg", 3, "/404", media.Twilio.Media($"{media.Storage.Url}/404")),
            ("failed gone voice audio/ogg", 1, "/410", media.Twilio.Media(media.Storage.Answers("410", http => StatusAsync(http, 410)))),
            ("failed denied voice audio/ogg", 7, "/403", media.Twilio.Media(media.Storage.Answers("403", http => StatusAsync(http, 403)))),
            ("failed unreachable voice audio/ogg", 7, "/500", media.Twilio.Media(media.Storage.Answers("500", http => StatusAsync(http, 500)))),
            ("failed unreachable voice audio/ogg", 7, "/bare", media.Twilio.Media(media.Storage.Answers("bare", http => StatusAsync(http, 302)))),
            ("failed unreachable voice audio/ogg", 21, "/loop", media.Twilio.Media(media.Storage.Redirects("loop", "/loop"))),

            // A name of the list that leads into our own network is not connected to.
            ("failed unreachable voice audio/ogg", 0, "/inside", media.Twilio.Media($"https://storage.inside.localhost:{new Uri(media.Storage.Url).Port}/inside")),
        ];
        foreach (var row in table)
            await media.SendAsync(Person.Asha, (row.Address, "audio/ogg"));
        await media.SettleAsync();

        (await media.ResultsAsync()).ShouldBe(table.Select(row => row.Expected));
        foreach (var row in table)
            media.Storage.Asked.Count(asked => asked.Path == row.Name).ShouldBe(row.Tries, row.Name);
    }

    [EachDatabase]
    public async Task A_body_that_drips_is_left_for_later(Store store)
    {
        await using var media = await MediaLine.OpenAsync(store, patience: TimeSpan.FromMilliseconds(150));
        await media.SendAsync(Person.Asha, (media.Twilio.Media(media.Storage.Answers("slow", async http =>
        {
            await http.Response.Body.WriteAsync(SomeMedia.LongOgg(100_000));
            await http.Response.Body.FlushAsync();
            await new TaskCompletionSource().Task.WaitAsync(http.RequestAborted);
        })), "audio/ogg"));
        var again = media.Clock.GetUtcNow().AddSeconds(5).ToUnixTimeMilliseconds();
        await media.Line.UntilAsync(async () => await media.Line.RowsAsync("select due_at from media where state = 'waiting' and attempts = 1") is [var due] && due == $"{again}", "the end of patience");
        (await media.Line.RowsAsync("select count(*) from media_parts")).ShouldBe(["0"]);
    }

    [EachDatabase]
    public async Task Documents_films_and_the_eleventh_picture_are_not_even_asked_for(Store store)
    {
        await using var media = await MediaLine.OpenAsync(store);
        await media.SendAsync(Person.Asha, (media.Keep("pdf", [.. "%PDF"u8]), "application/pdf"), (media.Keep("film", SomeMedia.Mp4("mp42")), "video/mp4"), (media.Keep("layout", []), "application/smil"));
        await media.SendAsync(Person.Ravi, [.. Enumerable.Range(0, 12).Select(number => (media.Keep($"{number}", SomeMedia.Png(2, 2)), "image/png"))]);
        await media.SettleAsync();

        (await media.ResultsAsync()).ShouldBe(
        [
            "refused wrong_kind other application/pdf", "refused wrong_kind other video/mp4",
            .. Enumerable.Repeat("kept - picture image/png", MediaRows.MostOfAMessage), "refused too_many other image/png",
        ]);
        media.Storage.Asked.Count.ShouldBe(MediaRows.MostOfAMessage);
    }

    private static async Task StreamAsync(HttpContext http, byte[] body)
    {
        try
        {
            // In pieces, and without a word about its length.
            for (var at = 0; at < body.Length; at += 100_000)
                await http.Response.Body.WriteAsync(body.AsMemory(at, Math.Min(100_000, body.Length - at)), http.RequestAborted);
        }
        catch (Exception hungUp) when (hungUp is OperationCanceledException or IOException)
        {
            // We were told enough.
        }
    }

    private static async Task AnnounceAsync(HttpContext http)
    {
        http.Response.ContentLength = 3 * Megabyte;
        await http.Response.Body.FlushAsync();
        await new TaskCompletionSource().Task.WaitAsync(http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static Task StatusAsync(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
