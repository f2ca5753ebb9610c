using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using InfoLine.Tests.Staff;

namespace InfoLine.Tests.Desk;

/// <summary>What the first page of a day weighs on the wire, with everything that it needs besides fonts. The time on a slow line is measured by <c>infra/bench desk</c>.</summary>
public sealed partial class FirstPageTests
{
    private const int MostBytes = 60 * 1024;

    [Theory]
    [InlineData("en", "br")]
    [InlineData("hi", "br")]
    [InlineData("hi", "gzip")]
    public async Task A_first_page_is_light(string language, string encoding)
    {
        await using var room = await DeskRoom.OpenAsync(Store.Sqlite);
        await ClaimTests.AddTicketsAsync(room.Line, 50, room.Jhansi);
        var ticket = await room.OpenTicketAsync(Person.Asha);
        await room.Meera.SendAsync("/desk", "/staff/language", ("language", language), ("to", "/desk"));
        await DeskRoom.DoAsync(room.Meera, ticket, "claim");
        using var stranger = room.Room.Visit();
        foreach (var (who, path, part) in (List<(Visitor, string, string)>)
            [
                (stranger, "/staff/sign-in", "user_name"), (room.Meera, "/desk", "id=\"list\""), (room.Meera, DeskRoom.PathOf(ticket), "id=\"words\""),
            ])
        {
            var (page, html) = await WeighAsync(who, path, encoding);
            html.ShouldContain(part);
            var files = PartsOf().Matches(html).Select(match => match.Groups["path"].Value).Distinct(StringComparer.Ordinal).ToList();
            files.Count.ShouldBeGreaterThan(1);
            foreach (var file in files)
                page += (await WeighAsync(who, file, encoding)).Bytes;
            page.ShouldBeLessThanOrEqualTo(MostBytes, $"{path} in {language} by {encoding}");
        }
    }

    private static async Task<(int Bytes, string Html)> WeighAsync(Visitor who, string path, string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, who.AddressOf(path));
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
        using var answer = await who.Http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        answer.Content.Headers.ContentEncoding.ShouldBe([encoding], path);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        using var whole = new MemoryStream(bytes);
        await using Stream unpacked = encoding == "br"
            ? new System.IO.Compression.BrotliStream(whole, System.IO.Compression.CompressionMode.Decompress)
            : new System.IO.Compression.GZipStream(whole, System.IO.Compression.CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked);
        var head = answer.Headers.Concat(answer.Content.Headers).Sum(header => header.Key.Length + 4 + header.Value.Sum(value => value.Length));
        return (bytes.Length + head, await reader.ReadToEndAsync());
    }

    [GeneratedRegex("(?:href|src)=\"(?<path>/assets/[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PartsOf();
}
