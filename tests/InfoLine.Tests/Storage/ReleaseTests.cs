using InfoLine.Storage;

namespace InfoLine.Tests.Storage;

/// <summary>What replicas leave for each other: files of releases, and what was learned.</summary>
public sealed class ReleaseTests
{
    [EachDatabase]
    public async Task Files_come_back_as_they_were(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        await using var open = await database.OpenAsync();
        ReleaseFile[] files = [new("a.yaml", "flow: a\r\n\tक्या 😀 \0 \uFFFD"), new("b/ç.yaml", ""), new("b/क.yml", new string('x', 300_000))];
        var release = await Releases.PublishAsync(open, "h", files, now: 1, CancellationToken.None);
        (await Releases.FilesAsync(open, release.Number, CancellationToken.None)).ShouldBe(files);
    }

    [EachDatabase]
    public async Task The_newest_twenty_releases_keep_their_files_and_all_keep_their_number_and_hash(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        await using var open = await database.OpenAsync();
        for (var i = 1; i <= 22; i++)
            await Releases.PublishAsync(open, $"{i}", [new("a.yaml", $"{i}"), new("b.yaml", "")], now: i, CancellationToken.None);
        (await Releases.FilesAsync(open, 2, CancellationToken.None)).ShouldBeEmpty();
        (await Releases.FilesAsync(open, 3, CancellationToken.None)).ShouldBe([new("a.yaml", "3"), new("b.yaml", "")]);
        (await Releases.FindAsync(open, "1", CancellationToken.None)).ShouldBe(new Release(1, "1"));
        (await Releases.NewestAsync(open, CancellationToken.None)).ShouldBe(new Release(22, "22"));
    }

    [EachDatabase]
    public async Task A_release_noted_without_files_gets_them_from_who_has_them(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        await using var open = await database.OpenAsync();
        await Releases.PublishAsync(open, "h", [], now: 1, CancellationToken.None);
        (await Releases.PublishAsync(open, "h", [new("a.yaml", "a")], now: 2, CancellationToken.None)).ShouldBe(new Release(1, "h"));
        (await Releases.FilesAsync(open, 1, CancellationToken.None)).ShouldHaveSingleItem();
    }

    [OnPostgres]
    public async Task Replicas_that_publish_at_once_get_one_order(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        await using var one = await database.OpenAsync();
        await using var two = await database.OpenAsync();
        var releases = await Task.WhenAll(Enumerable.Range(1, 40).Select(i =>
            Releases.PublishAsync(i % 2 == 0 ? one : two, $"{i}", [new("a.yaml", $"{i}")], now: 1, CancellationToken.None)));
        releases.Select(release => release.Number).Order().ShouldBe(Enumerable.Range(1, 40).Select(i => (long)i));
        foreach (var release in releases.Where(release => release.Number > 20))
            (await Releases.FilesAsync(one, release.Number, CancellationToken.None)).ShouldBe([new("a.yaml", release.Hash)]);
    }

    [EachDatabase]
    public async Task What_was_learned_comes_back_and_the_newest_three_are_kept(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        await using var open = await database.OpenAsync();
        var clock = new FakeClock();
        var kept = new Understandings(open, clock);
        byte[] bytes = [.. Enumerable.Range(0, 200_000).Select(i => (byte)(i * 7))];
        for (var i = 1; i <= 4; i++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await kept.PutAsync($"{i}", new MemoryStream(bytes), CancellationToken.None);
            await kept.PutAsync($"{i}", new MemoryStream(bytes[i..]), CancellationToken.None); // In the place of the one before.
        }

        (await kept.HasAsync("1", CancellationToken.None)).ShouldBeFalse();
        (await kept.FetchAsync("1", Stream.Null, CancellationToken.None)).ShouldBeFalse();
        for (var i = 2; i <= 4; i++)
        {
            using var fetched = new MemoryStream();
            (await kept.FetchAsync($"{i}", fetched, CancellationToken.None)).ShouldBeTrue();
            fetched.ToArray().ShouldBe(bytes[i..]);
        }
    }
}
