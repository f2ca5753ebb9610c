using InfoLine.Messaging;
using Npgsql;

namespace InfoLine.Tests.Messaging;

/// <summary>The PostgreSQL server goes away while people write. What they wrote waits on disk, and is answered in order when it is back.</summary>
public sealed class DatabaseAwayTests
{
    [OnPostgres]
    public async Task Messages_wait_on_disk_and_are_answered_in_order(Store store)
    {
        await using var place = await Place.NewAsync(store);
        await using var line = await place.OpenAsync();
        await line.From(Person.Number(9)).TextAsync("before");
        await line.To(Person.Number(9)).HearsAsync("before");
        await line.SettleAsync();

        place.Server.Cut();
        for (var i = 0; i < 30; i++)
            await line.From(Person.Number(i % 3)).TextAsync($"{i}");
        place.Files.ShouldHaveSingleItem();

        // Whoever balances the load goes on to bring messages here.
        using var http = new HttpClient { BaseAddress = line.Address };
        (await http.GetStringAsync("/health/ready")).ShouldStartWith("database: away, messages are kept on this disk\n");

        place.Server.Mend();
        await place.DrainedAsync(line);
        for (var person = 0; person < 3; person++)
            line.Carrier.Heard(Person.Number(person)).Select(message => message.Text).ShouldBe(Enumerable.Range(0, 30).Where(i => i % 3 == person).Select(i => $"{i}"));
    }

    [OnPostgres]
    public async Task What_a_killed_process_left_on_disk_is_taken_in_by_the_next(Store store)
    {
        await using var place = await Place.NewAsync(store);
        var loop = new LoopChannel();
        await using (var first = await place.OpenAsync(loop))
        {
            place.Server.Cut();
            await first.From(Person.Asha).TextAsync("kept", "SM1");
            await first.From(Person.Asha).TextAsync("kept", "SM1"); // The carrier repeats itself.
            await first.KillAsync();
        }

        // The power failed in the middle of a line.
        await File.AppendAllTextAsync(place.Files.Single(), """{"Id":"half a li""");
        place.Server.Mend();
        await using var second = await place.OpenAsync(loop);
        await place.DrainedAsync(second);
        loop.Carried.Select(message => message.Text).ShouldBe(["kept"]);
    }

    /// <summary>The second line is no JSON, the third holds a character that PostgreSQL has no text with.</summary>
    [OnPostgres]
    public async Task What_cannot_be_taken_in_is_set_aside_and_holds_up_nobody(Store store)
    {
        await using var place = await Place.NewAsync(store);
        var loop = new LoopChannel();
        await using (var first = await place.OpenAsync(loop))
        {
            place.Server.Cut();
            await first.From(Person.Asha).TextAsync("one");
            await first.From(Person.Ravi).TextAsync("two");
            await first.From(Person.Asha).TextAsync("three");
            await first.KillAsync();
        }

        var lines = await File.ReadAllLinesAsync(place.Files.Single());
        await File.WriteAllLinesAsync(place.Files.Single(), [lines[0], "no message", lines[1].Replace("two", "two\\u0000", StringComparison.Ordinal), "{}", lines[2]]);
        place.Server.Mend();
        await using var second = await place.OpenAsync(loop);
        await second.UntilAsync(
            async () =>
            {
                second.Clock.Advance(TimeSpan.FromSeconds(1));
                return loop.Carried.Count == 2 && await second.IsSettledAsync();
            },
            "what can be read to be answered");
        loop.Carried.Select(message => message.Text).ShouldBe(["one", "three"]);

        var aside = place.Files.ShouldHaveSingleItem();
        aside.ShouldEndWith(".set-aside");
        (await File.ReadAllLinesAsync(aside)).ShouldBe(["no message", "{}", lines[1].Replace("two", "two\\u0000", StringComparison.Ordinal)]);

        // The operator takes out what is wrong, and lets it be taken in.
        await File.WriteAllLinesAsync(Path.ChangeExtension(aside, ".jsonl"), [lines[1]]);
        File.Delete(aside);
        await second.DisposeAsync();
        await using var third = await place.OpenAsync(loop);
        await place.DrainedAsync(third);
        loop.Carried.Select(message => message.Text).ShouldBe(["one", "three", "two"]);
    }

    [OnPostgres]
    public async Task Somebody_whose_messages_lie_in_two_spools_is_answered_in_order(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        await using var place = Place.New(database);
        await using var otherPlace = Place.New(database);
        var (clock, loop) = (new FakeClock(), new LoopChannel());
        await using var one = await place.OpenAsync(loop, clock);
        await using var other = await otherPlace.OpenAsync(loop, clock);
        place.Server.Cut();
        otherPlace.Server.Cut();
        for (var i = 0; i < 10; i++)
        {
            await (i % 2 == 0 ? one : other).From(Person.Asha).TextAsync($"{i}");
            clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        // One finds the database two seconds before the other.
        place.Server.Mend();
        clock.Advance(TimeSpan.FromSeconds(1));
        await one.UntilAsync(() => Task.FromResult(place.Files.Length == 0), "the first spool to be handed in");
        clock.Advance(TimeSpan.FromSeconds(1));
        otherPlace.Server.Mend();
        clock.Advance(TimeSpan.FromSeconds(1));
        await other.UntilAsync(() => Task.FromResult(otherPlace.Files.Length == 0), "the second spool to be handed in");
        loop.Carried.ShouldBeEmpty();
        await otherPlace.DrainedAsync(other);
        await place.DrainedAsync(one);
        loop.Carried.Select(message => message.Text).ShouldBe(Enumerable.Range(0, 10).Select(i => $"{i}"));
    }

    [OnPostgres]
    public async Task Nobody_but_us_may_read_what_waits(Store store)
    {
        await using var place = await Place.NewAsync(store);
        await using (var line = await place.OpenAsync())
        {
            place.Server.Cut();
            await line.From(Person.Asha).TextAsync("my Aadhaar is 2345 6789 0124");
            await line.KillAsync();
        }

        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(place.Files.Single()).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (await File.ReadAllTextAsync(place.Files.Single())).ShouldNotContain("6789");
    }

    /// <summary>A PostgreSQL behind a line that can be cut, and a folder for what waits.</summary>
    private sealed class Place(TestDatabase database, CutLine server, string folder, bool owns) : IAsyncDisposable
    {
        public CutLine Server => server;

        public string[] Files => Directory.Exists(folder) ? Directory.GetFiles(folder) : [];

        public static async Task<Place> NewAsync(Store store) => New(await TestDatabase.NewAsync(store), owns: true);

        /// <summary>Another way to a database, and another folder: of a second replica.</summary>
        public static Place New(TestDatabase database, bool owns = false)
        {
            var settings = new NpgsqlConnectionStringBuilder(database.Connection);
            return new(database, new(settings.Host!, settings.Port), Directory.CreateTempSubdirectory("infoline-spool-").FullName, owns);
        }

        public Task<Line> OpenAsync(LoopChannel? loop = null, FakeClock? clock = null) => Line.OpenAsync(
            database.Through(server.Port), new(loop ?? new()) { Clock = clock ?? new(), Adjust = builder => builder.Services.AddSingleton(_ => new Spool(folder)) });

        /// <summary>Waits until nothing is on disk and everything is answered. Workers that stumbled look again after a second.</summary>
        public Task DrainedAsync(Line line) => line.UntilAsync(
            async () =>
            {
                line.Clock.Advance(TimeSpan.FromSeconds(1));
                return Files.Length == 0 && await line.IsSettledAsync();
            },
            "what waits on disk to be answered");

        public async ValueTask DisposeAsync()
        {
            await server.DisposeAsync();
            if (owns)
                await database.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }
}
