using System.Globalization;
using System.Text.RegularExpressions;
using InfoLine.Conversations;
using InfoLine.Dialogs;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Understanding;
using InfoLine.Questions;
using InfoLine.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace InfoLine.Tests.Questions;

/// <summary>Questions without a sure answer are kept for those who write the answers, and nothing about who asked.</summary>
public sealed partial class KeptQuestionTests
{
    [EachDatabase]
    public async Task What_is_unknown_or_offered_is_kept_and_what_is_answered_is_not(Store store)
    {
        await using var line = await OpenAsync(store);
        await AskAsync(line, "unknown where is the cow market");
        await AskAsync(line, "menu mudra papers");
        await AskAsync(line, "answer mudra amount");
        (await KeptAsync(line)).ShouldBe(
        [
            "menu|en|mudra papers|mudra.papers 0.40 mudra.amount 0.25|",
            "unknown|en|where is the cow market||",
        ]);
    }

    [EachDatabase]
    public async Task A_choice_from_the_menu_becomes_the_label_of_one_question(Store store)
    {
        await using var line = await OpenAsync(store);
        await AskAsync(line, "menu mudra papers");
        await AskAsync(line, "menu mudra papers");
        await AskAsync(line, "meant mudra papers");
        (await KeptAsync(line)).Select(row => row.Split('|')[^1]).ShouldBe(["", "mudra.papers"], ignoreOrder: true);
    }

    [EachDatabase]
    public async Task A_choice_whose_question_is_gone_changes_nothing(Store store)
    {
        await using var line = await OpenAsync(store);
        await AskAsync(line, "unknown mudra papers");
        await AskAsync(line, "meant mudra papers");
        (await KeptAsync(line)).ShouldBe(["unknown|en|mudra papers||"]);
    }

    [EachDatabase]
    public async Task Nothing_kept_leads_back_to_a_person(Store store)
    {
        await using var line = await OpenAsync(store);
        await AskAsync(line, "unknown cows");
        var contact = (await line.Database.ReadAsync(connection => connection.QueryAsync(row => row.GetString(0), "select id from contacts"))).Single();
        var row = (await line.Database.ReadAsync(connection => connection.QueryAsync(
            row => string.Join('|', Enumerable.Range(0, row.FieldCount).Select(column => row.IsDBNull(column) ? "" : row.GetString(column))), "select * from questions"))).Single();
        row.ShouldNotContain(contact);
        row.ShouldNotContain(Person.Asha.Phone.TrimStart('+'));
        row.Split('|')[1].ShouldBe(DateOnly.FromDateTime(line.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(5.5)).DateTime).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        TimeOfTheDay().IsMatch(row).ShouldBeFalse();
    }

    [EachDatabase]
    public async Task Only_the_newest_are_kept(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        await using var open = await database.OpenAsync();
        var rows = new QuestionRows();
        var first = new DateOnly(2026, 1, 1);
        for (var day = 0; day < 45; day++)
        {
            var many = Enumerable.Range(0, 500).Select(number => new KeptQuestion(first.AddDays(day), "r", "en", "unknown", $"{day} {number}", "")).ToList();
            await open.WriteAsync(async connection =>
            {
                await rows.AddAsync(connection, many);
                return 0;
            });
        }

        var kept = await open.ReadAsync(connection => connection.QueryAsync(row => (Count: row.GetInt64(0), Oldest: row.GetString(1)), "select count(*), min(day) from questions"));
        kept[0].Count.ShouldBeInRange(QuestionRows.Most - 1000, QuestionRows.Most);
        string.CompareOrdinal(kept[0].Oldest, "2026-01-05").ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Metrics_count_questions_by_band_and_language()
    {
        await using var line = await OpenAsync(Store.Sqlite);
        await AskAsync(line, "menu mudra papers");
        await AskAsync(line, "answer मुद्रा कितना");
        await AskAsync(line, "meant mudra papers");
        using var http = new HttpClient { BaseAddress = line.Address };
        var metrics = await http.GetStringAsync("/metrics");
        metrics.ShouldContain("infoline_questions_total{band=\"menu\",language=\"en\"} 1\n");
        metrics.ShouldContain("infoline_questions_total{band=\"answer\",language=\"en\"} 1\n");
        metrics.ShouldContain("infoline_questions_chosen_total{language=\"en\"} 1\n");
        metrics.ShouldNotContain("papers");
    }

    /// <summary>A service whose engine finds in the first word of a message what becomes of the rest.</summary>
    internal static Task<Harness.Line> OpenAsync(Store store) =>
        Harness.Line.OpenAsync(store, new() { Adjust = builder => builder.Services.Replace(ServiceDescriptor.Singleton<Advance>(Ask)) });

    internal static async Task AskAsync(Harness.Line line, string message)
    {
        await line.From(Person.Asha).TextAsync(message);
        await line.To(Person.Asha).HearsAsync("done");
    }

    private static Turn Ask(FlowSet flows, Session session, Input input, DateTimeOffset now)
    {
        var (kind, question) = ((Input.Said)input).Text.Split(' ', 2) switch { var parts => (parts[0], parts[1]) };
        Effect effect = kind switch
        {
            "answer" => new Effect.Asked(question, "en", Band.Answer, [new("mudra.amount", 0.9)], "mudra"),
            "menu" => new Effect.Asked(question, "en", Band.Menu, [new("mudra.papers", 0.4), new("mudra.amount", 0.25)], "mudra"),
            "meant" => new Effect.Meant(question, "en", "mudra.papers"),
            _ => new Effect.Asked(question, "en", Band.Unknown, [], null),
        };
        return new(session with { Step = "echo.say", Language = "en", Content = "abc" }, [effect, new Effect.Say("echo.say", new("done", []))], null, []);
    }

    private static Task<List<string>> KeptAsync(Harness.Line line) => line.Database.ReadAsync(connection => connection.QueryAsync(
        row => $"{row.GetString(0)}|{row.GetString(1)}|{row.GetString(2)}|{row.GetString(3)}|{row.TextOrNull(4)}",
        "select band, language, question, candidates, chosen from questions order by question, band"));

    [GeneratedRegex(@"\d\d:\d\d")]
    private static partial Regex TimeOfTheDay();
}
