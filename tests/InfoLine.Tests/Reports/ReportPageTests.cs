using System.Text;
using System.Text.RegularExpressions;
using InfoLine.Reports;
using InfoLine.Tests.Staff;
using InfoLine.Tests.WorkingTime;

namespace InfoLine.Tests.Reports;

/// <summary>The page of reports: its figures, who may read it, and what it answers to what cannot be.</summary>
public sealed partial class ReportPageTests
{
    [EachDatabase]
    public async Task The_page_and_its_table_say_what_the_command_says(Store store)
    {
        await using var world = await SmallProgramme.LiveAsync(store);
        await using var room = await ReportRoom.OpenAsync(await world.LeaveAsync(), world.Clock);
        using var asha = await room.Room.AdministratorAsync();
        foreach (var (query, typed) in new[]
        {
            ("", ""), ("?by=district", "--by district"), ("?by=block", "--by block"), ("?by=gender", "--by gender"), ("?by=need", "--by need"), ("?by=sector", "--by sector"), ("?by=provider", "--by provider"),
            ("?from=2026-11-01", "--from 2026-11-01"), ("?from=2026-11-20&until=2026-11-20&by=", "--from 2026-11-20 --until 2026-11-20"), ("?until=2026-10-31&by=need", "--until 2026-10-31 --by need"),
        })
        {
            var page = await room.LookAsync(asha, query);
            page.Status.ShouldBe(200, query);
            var figures = FiguresOfPage(page.Html);
            figures.ShouldNotBeEmpty(query);
            figures.ShouldBe(FiguresOfText(await CommandAsync(room, typed)), query);
            page.Html.ShouldContain("Counted on 30 Dec 2026, 11:3");

            var table = await asha.Http.GetAsync(new Uri(room.Room.Address, $"{ReportRoom.Page}/table.csv{query}"));
            table.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8"); // The answer has a body.
            table.Content.Headers.ContentDisposition!.FileName.ShouldBe("report-2026-12-30.csv"); // It is for a file.
            var bytes = await table.Content.ReadAsByteArrayAsync();
            bytes.AsSpan(0, 3).SequenceEqual(Encoding.UTF8.Preamble).ShouldBeTrue();
            Encoding.UTF8.GetString(bytes.AsSpan(3)).ReplaceLineEndings("\n").ShouldBe(await CommandAsync(room, $"{typed} --csv"), query);
        }
    }

    [EachDatabase]
    public async Task Only_who_sees_every_centre_and_leads_reads_reports(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        await using var room = await ReportRoom.OpenAsync(database);
        using var asha = await room.Room.AdministratorAsync();
        using var nobody = room.Room.Visit();
        (await nobody.GetAsync(ReportRoom.Page)).Location.ShouldStartWith("/staff/sign-in");
        foreach (var (role, scope, isReader) in new[]
        {
            ("staff", "some", false), ("staff", "all", false), ("editor", "all", false), ("supervisor", "some", false), ("supervisor", "all", true), ("administrator", "some", false), ("administrator", "all", true),
        })
        {
            using var somebody = await JoinAsync(room.Room, asha, role, scope);
            var who = $"{role}, {scope}";
            var account = await somebody.GetAsync("/staff/me");
            account.Html.Contains($"href=\"{ReportRoom.Page}\"", StringComparison.Ordinal).ShouldBe(isReader, who);
            (await somebody.GetAsync(ReportRoom.Page)).Status.ShouldBe(isReader ? 200 : 404, who);
            (await somebody.GetAsync($"{ReportRoom.Page}/table.csv")).Status.ShouldBe(isReader ? 200 : 404, who);
            (await somebody.PostAsync($"{ReportRoom.Page}/again", account.Token)).Status.ShouldBeOneOf(isReader ? [303, 409] : [404]); // Counted, or too soon.
        }

        (await asha.PostAsync($"{ReportRoom.Page}/again", "forged")).Status.ShouldBe(400);
        (await asha.GetAsync("/staff")).Location.ShouldBe("/admin"); // A report is nobody's start.
    }

    [Theory]
    [InlineData("from=2026-05-01&until=2026-04-30", "comes before the first one")]
    [InlineData("from=0000-01-01", "This is not a day")]
    [InlineData("until=9999-12-31", "This is not a day")]
    [InlineData("from=1970-12-31", "This is not a day")]
    [InlineData("from=2026-02-30", "This is not a day")]
    [InlineData("from=yesterday", "This is not a day")]
    [InlineData("from=2026-04-01T00:00", "This is not a day")]
    [InlineData("from=%ff%0a", "This is not a day")]
    [InlineData("by=village", "cannot be split like this")]
    [InlineData("by=nothing", "cannot be split like this")]
    [InlineData("by=1", "cannot be split like this")]
    [InlineData("by=District", "cannot be split like this")]
    [InlineData("by=need&by=need", "more than once")]
    [InlineData("from=2026-04-01&from=", "more than once")]
    [InlineData("until=<script>", "This is not a day")]
    public async Task What_cannot_be_gets_one_sentence_and_no_report(string query, string said)
    {
        await using var database = await TestDatabase.NewAsync(Store.Sqlite);
        await using var room = await ReportRoom.OpenAsync(database);
        using var asha = await room.Room.AdministratorAsync();
        var table = await asha.GetAsync($"{ReportRoom.Page}/table.csv?{query}");
        var sent = await asha.SendAsync("/staff/me", $"{ReportRoom.Page}/again", [.. query.Split('&').Select(field => field.Split('=')).Select(field => (field[0], Uri.UnescapeDataString(field[1])))]);
        foreach (var page in (Seen[])[await room.LookAsync(asha, $"?{query}"), table, sent])
        {
            page.Status.ShouldBe(400);
            page.Html.ShouldContain(said);
            page.Html.ShouldNotContain("<script>");
            page.Html.ShouldNotContain("Counted on");
        }

        room.Counted.ShouldBe(0);
    }

    [Fact]
    public async Task Words_of_any_length_and_fields_that_nobody_knows_do_no_harm()
    {
        await using var database = await TestDatabase.NewAsync(Store.Sqlite);
        await using var room = await ReportRoom.OpenAsync(database);
        using var asha = await room.Room.AdministratorAsync();
        (await room.LookAsync(asha, $"?by={new string('x', 4000)}")).Status.ShouldBe(400);
        (await room.LookAsync(asha, $"?from={new string('9', 4000)}")).Status.ShouldBe(400);
        (await asha.SendAsync("/staff/me", $"{ReportRoom.Page}/again", ("until", new string('x', 50_000)))).Status.ShouldBe(400);
        (await room.LookAsync(asha, "?color=red&from=&until=&by=")).Status.ShouldBe(200);
        room.Counted.ShouldBe(1);
    }

    private static async Task<Visitor> JoinAsync(StaffRoom room, Visitor administrator, string role, string scope)
    {
        var name = $"{role}.{scope}";
        var invited = await administrator.SendAsync("/admin/people/new", ("user_name", name), ("display_name", name), ("roles", role), ("scope", scope), ("language", "en"));
        var visitor = room.Visit();
        await visitor.SendAsync(invited.LinkIn("/staff/link/"), ("password", StaffRoom.Password), ("again", StaffRoom.Password));
        if (role is "administrator" or "supervisor")
            await visitor.SetUpAsync();
        return visitor;
    }

    private static async Task<string> CommandAsync(ReportRoom room, string typed)
    {
        var (dialogs, line) = (room.Dialogs, room.Room.Line);
        await using var to = new StringWriter { NewLine = "\n" };
        var options = ReportOptions.Read(typed.Split(' ', StringSplitOptions.RemoveEmptyEntries), dialogs.Places, dialogs.Steps, SomeCalendar.India);
        (await new ReportCommand("", dialogs.Places, dialogs.Steps, SomeCalendar.Shipped, line.Clock.GetUtcNow()).WriteAsync(line.Database, options, to)).ShouldBeNull();
        return to.ToString();
    }

    // A line of the text: numbers, two blanks, words, and a name in brackets, which only the group of what is not known lacks.
    private static List<string> FiguresOfText(string text) =>
        [.. TextRow().Matches(text).Select(row => $"{row.Groups["name"].Value}: {string.Join(' ', row.Groups["cells"].Value.Replace(" %", "%", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries))}")];

    private static List<string> FiguresOfPage(string html) =>
        [.. PageRow().Matches(html).Select(row => $"{row.Groups["name"].Value}: {string.Join(' ', PageCell().Matches(row.Value).Select(cell => cell.Groups["text"].Value.Replace(" %", "%", StringComparison.Ordinal)).Where(text => text.Length > 0))}")];

    [GeneratedRegex(@"^(?<cells>(?: +(?:[\d,.]+(?: %)?|–))+) *(?:!!!)?  [^\[\n]*(?:\[(?<name>[^\]]+)\])?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex TextRow();

    [GeneratedRegex("<tr data-name=\"(?<name>[^\"]*)\">.*?</tr>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex PageRow();

    [GeneratedRegex("<td[^>]*>(?<text>[^<]*)</td>", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex PageCell();
}
