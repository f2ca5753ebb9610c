using System.Globalization;
using System.Text.Json;
using InfoLine.Conversations;
using InfoLine.Dialogs.Compile;
using InfoLine.Dialogs.Places;
using InfoLine.Exports;
using InfoLine.Registration;
using InfoLine.Reports;
using InfoLine.Storage;
using InfoLine.Tests.Referrals;
using InfoLine.Tests.WorkingTime;

namespace InfoLine.Tests.Reports;

/// <summary>Which question of the registration loses people, counted by hand from <see cref="LiveAsync"/>.</summary>
public sealed class StepTests
{
    internal static RegistrationSteps Steps { get; } = new(
    [
        new("register.notice", "May we note your name?", "क्या नाम लिखें?"),
        new("register.name", "Your name?", "आपका नाम?"),
        new("register.place", "Where do you live?", "कहाँ रहते हैं?"),
    ]);

    [EachDatabase]
    public async Task Every_question_tells_how_many_it_was_asked_and_how_many_it_lost(Store store)
    {
        await using var world = await LiveAsync(store);
        Said(await StepWalks.ReadAsync(world.Database, Steps, (0, long.MaxValue), world.Now)).ShouldBe(
        [
            "steps.register.notice 8 7 1 0 13 False",
            "steps.register.name 7 5 2 0 29 True",
            "steps.register.place 5 4 0 1 0 False",
        ]);
    }

    [EachDatabase]
    public async Task A_period_counts_who_began_in_it(Store store)
    {
        await using var world = await LiveAsync(store);
        Said(await StepWalks.ReadAsync(world.Database, Steps, (At("2026-11-23 00:00"), long.MaxValue), world.Now)).ShouldBe(
        [
            "steps.register.notice 1 1 0 0 0 False",
            "steps.register.name 1 1 0 0 0 False",
            "steps.register.place 1 0 0 1 0 False",
        ]);
        Said(await StepWalks.ReadAsync(world.Database, Steps, (0, At("2026-11-19 00:00")), world.Now)).ShouldAllBe(said => said.EndsWith("0 0 0 0 0 False", StringComparison.Ordinal));
    }

    [EachDatabase]
    public async Task Behind_a_question_are_as_many_contacts_as_it_says(Store store)
    {
        await using var world = await LiveAsync(store);
        (await WriteAsync(world, "--rows steps.register.name.stopped")).Split('\n').ShouldBe(["one", "two", ""]);
        (await WriteAsync(world, "--rows steps.register.notice")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(8);
        Should.Throw<BadOptionException>(() => Read("--rows steps.register.notice --gender woman")).Message.ShouldContain("leave out everything but the days");
        Should.Throw<BadOptionException>(() => Read("--rows steps.register.nome")).Message.ShouldContain("there is no figure");
    }

    [EachDatabase]
    public async Task The_report_marks_the_question_where_too_many_stop(Store store)
    {
        await using var world = await LiveAsync(store);
        var english = await WriteAsync(world, "--until 2026-12-31");
        english.ShouldContain("!!! where more than 15 % stop");
        english.ShouldMatch(@"\n +7 +5 +2 +29 % +!!!  Your name\?  \[steps\.register\.name\]\n");
        english.ShouldMatch(@"\n +8 +7 +1 +13 % +May we note your name\?  \[steps\.register\.notice\]\n");
        (await WriteAsync(world, "--lang hi")).ShouldMatch(@"!!!  आपका नाम\?  \[steps\.register\.name\]\n");
        (await WriteAsync(world, "--gender woman")).ShouldNotContain("steps."); // Nobody knows who they are.
        using var json = JsonDocument.Parse(await WriteAsync(world, "--json"));
        var name = json.RootElement.GetProperty("registration_steps")[1];
        (name.GetProperty("name").GetString(), name.GetProperty("count").GetInt32(), name.GetProperty("went_on").GetInt32(), name.GetProperty("stopped").GetInt32(), name.GetProperty("is_flagged").GetBoolean())
            .ShouldBe(("steps.register.name", 7, 5, 2, true));
    }

    [Theory]
    [InlineData(17, 3, false)] // 15 % and not more.
    [InlineData(16, 3, true)]
    [InlineData(0, 0, false)]
    public void More_than_fifteen_in_a_hundred_are_too_many(int wentOn, int stopped, bool isFlagged) =>
        new StepCount(Steps.Steps[0], wentOn + stopped, stopped, Waiting: 0).IsFlagged.ShouldBe(isFlagged);

    [Fact]
    public void The_shipped_registration_begins_with_the_notice_and_ends_with_reading_back()
    {
        var shipped = FlowFolder.Find("dialogs", AppContext.BaseDirectory).ShouldNotBeNull();
        var steps = RegistrationSteps.Of(FlowCompiler.Compile(shipped.Read(), new(2026, 11, 22)).Flows.ShouldNotBeNull()).Steps;
        steps.Select(step => step.Id).Where(id => id is "register.notice" or "register.name" or "register.place" or "register.need" or "register.check")
            .ShouldBe(["register.notice", "register.name", "register.place", "register.need", "register.check"]);
        steps[0].Id.ShouldBe("register.notice");
        steps[1].Text("hi").ShouldBe("आपका नाम?");
        steps[0].Text("en").ShouldBe("InfoLine notes your name, village and work, so that helpers …");
    }

    /// <summary>Nine phones. Seven agree on 20 November, of whom two stop at their name; the ninth only corrects something.</summary>
    private static async Task<World> LiveAsync(Store store)
    {
        var world = await World.OpenAsync(store);
        await AskAsync(world, "none", "2026-11-20 10:00", "notice");
        foreach (var stops in (string[])["one", "two"])
            await AskAsync(world, stops, "2026-11-20 10:00", "notice", "name", "name");
        foreach (var done in (string[])["three", "four", "five", "six"])
        {
            await AskAsync(world, done, "2026-11-20 11:00", "notice", "name", "place", "", "place");
            await world.Database.WriteAsync(async connection =>
            {
                await PeopleRows.AddAsync(connection, [new(done, "m0", $"person-{done}", IsNew: true, [], [], "hi")], At("2026-11-20 12:00"));
                return 0;
            });
        }

        // Still at it this morning, after a question about something else.
        await AskAsync(world, "eight", "2026-11-23 09:00", "notice", "name", "", "place");
        await AskAsync(world, "nine", "2026-11-23 09:00", "place");
        return world;
    }

    private static Task<int> AskAsync(World world, string contact, string local, params string[] steps) => world.Database.WriteAsync(async connection =>
    {
        foreach (var (i, step) in steps.Index())
        {
            var at = At(local) + (i * 60_000);
            var id = string.Create(CultureInfo.InvariantCulture, $"{at:x12}7{i:x3}{contact}");
            await connection.ExecuteAsync("""
                insert into inbox (id, message_key, contact_id, route, address, provider_message_id, kind, text, received_at, due_at, closed_at, step)
                values ($1, $2, $3, 'loop', 'x', $1, 0, 'x', $4, $4, $4, $5)
                """, id, MessageKey.Of(contact, "loop", id), contact, at, step.Length == 0 ? "menu.start" : $"register.{step}");
        }

        return 0;
    });

    private static string[] Said(StepWalks walks) =>
        [.. walks.Counts().Select(one => $"{one.Step.Name} {one.Reached} {one.WentOn} {one.Stopped} {one.Waiting} {one.StoppedPercent:0} {one.IsFlagged}")];

    private static long At(string local) => SomeCalendar.At(local).ToUnixTimeMilliseconds();

    private static ReportOptions Read(string typed) => ReportOptions.Read(typed.Split(' '), PlaceIndex.Empty, Steps, SomeCalendar.India);

    private static async Task<string> WriteAsync(World world, string typed)
    {
        await using var to = new StringWriter { NewLine = "\n" };
        (await new ReportCommand("", PlaceIndex.Empty, Steps, SomeCalendar.Shipped, world.Now).WriteAsync(world.Database, Read(typed), to)).ShouldBeNull();
        return to.ToString();
    }
}
