using System.Globalization;
using System.Text.RegularExpressions;
using InfoLine.Redis;
using InfoLine.Reports;
using InfoLine.Tests.Redis;
using InfoLine.Tests.Staff;

namespace InfoLine.Tests.Reports;

/// <summary>A report is counted once for all who look, at one replica or at two; whatever becomes of Redis, there is an answer.</summary>
public sealed partial class ReportReplicasTests
{
    [OnPostgres]
    public async Task Twenty_who_open_it_at_once_see_one_count(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        await using var room = await ReportRoom.OpenAsync(database);
        using var asha = await room.Room.AdministratorAsync();
        Task<Seen>[] looks;
        await using (var held = await HeldPeople.TakeAsync(database))
        {
            looks = [.. Enumerable.Range(0, 20).Select(_ => room.LookAsync(asha))];
            await held.CountingAsync(room.Room.Line);
        }

        (await Task.WhenAll(looks)).ShouldAllBe(page => page.Status == 200);
        room.Counted.ShouldBe(1);
    }

    [EachDatabase]
    public async Task It_is_kept_for_ten_minutes_and_counted_again_once_a_minute(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        await using var room = await ReportRoom.OpenAsync(database);
        using var asha = await room.Room.AdministratorAsync();
        var first = CountedAt(await room.LookAsync(asha));
        var soon = await asha.SendAsync(ReportRoom.Page, $"{ReportRoom.Page}/again");
        (soon.Status, soon.Html.Contains("less than a minute old", StringComparison.Ordinal), CountedAt(soon)).ShouldBe((409, true, first));

        room.Room.Clock.Advance(TimeSpan.FromMinutes(9));
        CountedAt(await room.LookAsync(asha)).ShouldBe(first);
        room.Counted.ShouldBe(1);
        (await asha.SendAsync(ReportRoom.Page, $"{ReportRoom.Page}/again", ("by", "need"), ("from", "2026-11-01"))).Location.ShouldBe($"{ReportRoom.Page}?from=2026-11-01&by=need");
        (await asha.SendAsync(ReportRoom.Page, $"{ReportRoom.Page}/again")).Location.ShouldBe(ReportRoom.Page);
        var second = CountedAt(await room.LookAsync(asha));
        (second, room.Counted).ShouldBe((Later(first, 9), 3));

        room.Room.Clock.Advance(TimeSpan.FromMinutes(10));
        CountedAt(await room.LookAsync(asha)).ShouldBe(Later(second, 10));
    }

    [OnPostgres]
    public async Task Two_replicas_count_once_and_the_second_one_waits(Store store)
    {
        await using var redis = await RealRedis.StartAsync();
        await using var database = await TestDatabase.NewAsync(store);
        var clock = new FakeClock();
        await using var one = await ReportRoom.OpenAsync(database, clock, redis.Configuration);
        await using var other = await ReportRoom.OpenAsync(database, clock, redis.Configuration);
        using var asha = await one.Room.AdministratorAsync();
        Task<Seen> there;
        Task<Seen> here;
        await using (var held = await HeldPeople.TakeAsync(database))
        {
            here = one.LookAsync(asha);
            await held.CountingAsync(one.Room.Line);
            var asked = await AskedAsync(other);
            there = other.LookAsync(asha);
            await other.Room.Line.UntilAsync(async () => await AskedAsync(other) >= asked + 3, "the other one, who looks twice for the report and then for who counts");
        }

        CountedAt(await there).ShouldBe(CountedAt(await here));
        (one.Counted, other.Counted).ShouldBe((1, 0));

        // Whoever counts again counts for both.
        clock.Advance(TimeSpan.FromMinutes(2));
        using var again = new FormUrlEncodedContent([new("form_token", (await asha.GetAsync(ReportRoom.Page)).Token)]);
        (await asha.Http.PostAsync(new Uri(other.Room.Address, $"{ReportRoom.Page}/again"), again)).StatusCode.ShouldBe(System.Net.HttpStatusCode.SeeOther);
        CountedAt(await one.LookAsync(asha)).ShouldBe(Later(CountedAt(await here), 2));
        (one.Counted, other.Counted).ShouldBe((1, 1));
    }

    [OnPostgres]
    public async Task A_replica_that_died_while_it_counted_holds_nobody_up_for_long(Store store)
    {
        await using var redis = await RealRedis.StartAsync();
        await using var database = await TestDatabase.NewAsync(store);
        await using var room = await ReportRoom.OpenAsync(database, redis: redis.Configuration);
        using var asha = await room.Room.AdministratorAsync();
        await room.Shelf.LeaseAsync(await room.KeyAsync(), CancellationToken.None);
        var asked = await AskedAsync(room);
        var look = room.LookAsync(asha);
        await room.Room.Line.UntilAsync(async () => await AskedAsync(room) >= asked + 3, "somebody who waits");
        room.Counted.ShouldBe(0);
        room.Room.Clock.Advance(TimeSpan.FromSeconds(16));
        ((await look).Status, room.Counted).ShouldBe((200, 1));
    }

    [OnPostgres]
    public async Task What_somebody_else_wrote_into_redis_is_counted_over(Store store)
    {
        await using var redis = await RealRedis.StartAsync();
        await using var database = await TestDatabase.NewAsync(store);
        await using var room = await ReportRoom.OpenAsync(database, redis: redis.Configuration);
        using var asha = await room.Room.AdministratorAsync();
        (await room.LookAsync(asha)).Status.ShouldBe(200);
        var key = SharedCache.Prefix + await room.KeyAsync();
        (await SayAsync(room, "EXISTS", key)).ShouldBe("1"); // The key is the one that is spoiled below.
        string[][] spoils =
        [
            ["FLUSHALL"], ["SET", key, "a text"], ["SADD", key, "a set"], ["HSET", key, "data", "no report"], ["HSET", key, "absexp", "soon"], ["HSET", key, "sldexp", "sometimes"], ["HDEL", key, "data"],
            ["SET", $"{key}:counting", "a text"],
        ];
        foreach (var (number, spoil) in spoils.Index())
        {
            (await room.LookAsync(asha)).Status.ShouldBe(200);
            if (spoil[0] == "SADD" || spoil[1..] is [var other, ..] && other != key)
                await SayAsync(room, "DEL", key);
            var before = room.Counted;
            await SayAsync(room, spoil);
            (await room.LookAsync(asha)).Status.ShouldBe(200, spoil[0]);
            (await room.LookAsync(asha)).Status.ShouldBe(200, spoil[0]);
            room.Counted.ShouldBe(before + 1, $"{number}: {spoil[0]}: counted over once, and then kept again");
            room.Room.Services.GetRequiredService<RedisLink>().IsThere.ShouldBeTrue();
        }
    }

    [OnPostgres]
    public async Task Frozen_or_killed_redis_is_not_waited_for(Store store)
    {
        await using var redis = await RealRedis.StartAsync();
        await using var database = await TestDatabase.NewAsync(store);
        await using var room = await ReportRoom.OpenAsync(database, redis: redis.Configuration);
        using var asha = await room.Room.AdministratorAsync();
        (await room.LookAsync(asha)).Status.ShouldBe(200);
        await redis.FreezeAsync();
        for (var counted = 2; counted <= 4; counted++)
            ((await room.LookAsync(asha)).Status, room.Counted).ShouldBe((200, counted)); // Nothing is kept, and each look counts.
        await redis.ThawAsync();
        await redis.KillAsync();
        (await room.LookAsync(asha)).Status.ShouldBe(200);
        await redis.StartAgainAsync();
        await room.Room.Line.UntilAsync(async () => (await room.LookAsync(asha)).Status == 200 && await room.IsKeptAsync(), "a report that is kept again");
    }

    [OnPostgres]
    public async Task What_takes_too_long_is_said_and_the_next_one_counts(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        await using var room = await ReportRoom.OpenAsync(database);
        using var asha = await room.Room.AdministratorAsync();
        await using (var held = await HeldPeople.TakeAsync(database))
        {
            var look = room.LookAsync(asha);
            await held.CountingAsync(room.Room.Line);
            room.Room.Clock.Advance(AskReport.Limit + TimeSpan.FromSeconds(1));
            var page = await look;
            (page.Status, page.Html.Contains("the command “report”", StringComparison.Ordinal)).ShouldBe((503, true));
        }

        (await room.LookAsync(asha)).Status.ShouldBe(200);
        (room.Counted, room.GivenUp).ShouldBe((1, 1));
    }

    [OnPostgres]
    public async Task Nothing_is_counted_to_its_end_when_nobody_waits_any_more(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        await using var room = await ReportRoom.OpenAsync(database);
        using var asha = await room.Room.AdministratorAsync();
        await using (var held = await HeldPeople.TakeAsync(database))
        {
            using var gone = new CancellationTokenSource();
            var look = room.LookAsync(asha, "", gone.Token);
            await held.CountingAsync(room.Room.Line);
            await gone.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(() => look);
            await room.Room.Line.UntilAsync(() => Task.FromResult(room.Room.Services.GetRequiredService<AskReport>().InHand == 0), "somebody who has left");
        }

        await room.Room.Line.UntilAsync(() => Task.FromResult(room.GivenUp > 0 || room.Counted > 0), "the end of the count");
        (room.Counted, room.GivenUp, await room.IsKeptAsync()).ShouldBe((0, 1, false));
    }

    // What the page says, to the minute.
    private static string CountedAt(Seen page) => CountedLine().Match(page.Html).Groups["time"].Value is { Length: > 0 } time ? time : page.Html;

    private static string Later(string time, int minutes) =>
        DateTime.ParseExact(time, "d MMM yyyy, HH:mm", CultureInfo.InvariantCulture).AddMinutes(minutes).ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    /// <summary>How often Redis was asked for an entry of the cache.</summary>
    private static async Task<int> AskedAsync(ReportRoom room) => int.TryParse(Reads().Match(await SayAsync(room, "INFO", "commandstats")).Groups["calls"].Value, CultureInfo.InvariantCulture, out var calls) ? calls : 0;

    private static async Task<string> SayAsync(ReportRoom room, params string[] words) =>
        (await room.Room.Services.GetRequiredService<RedisLink>().AskAsync(database => database.ExecuteAsync(words[0], [.. words.Skip(1)])))?.ToString() ?? "";

    [GeneratedRegex(@"Counted on (?<time>[^<.]+)\.", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CountedLine();

    [GeneratedRegex(@"cmdstat_hmget:calls=(?<calls>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reads();
}
