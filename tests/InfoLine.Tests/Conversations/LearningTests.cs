using System.Net;
using InfoLine.Conversations;

namespace InfoLine.Tests.Conversations;

/// <summary>What people ask is learned while the service runs; dialogs and what was learned from them come into force together.</summary>
public sealed class LearningTests : IDisposable
{
    private const int Loaded = 3004, LearnedFromFile = 3009, Damaged = 3010, Failed = 3013;
    private const string Question = "how much money does mudra give";

    private readonly LearningDialogs _dialogs = new();

    public void Dispose() => _dialogs.Dispose();

    [EachDatabase]
    public async Task Messages_are_stored_at_once_and_answered_when_it_has_learned(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        _dialogs.HoldUp();
        await using var line = await _dialogs.OpenAsync(database);
        await line.From(Person.Asha).TextAsync("menu");
        await line.From(Person.Asha).TextAsync("1");
        (await ReadyAsync(line)).ShouldBe((HttpStatusCode.ServiceUnavailable, "database: ok\ndialogs: learning what people ask\nturns: ok\nsending: ok\n"));
        line.Carrier.Heard(Person.Asha).ShouldBeEmpty();

        _dialogs.LetGo();
        await line.To(Person.Asha).HearsAsync("Which language?");
        await line.To(Person.Asha).HearsAsync("What is it about?");
        (await ReadyAsync(line)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [EachDatabase]
    public async Task A_question_is_answered(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        await using var line = await _dialogs.OpenAsync(database);
        await GreetAsync(line);
        await line.From(Person.Asha).TextAsync(Question);
        await line.To(Person.Asha).HearsAsync("MUDRA gives up to ten lakh.");
    }

    [Fact]
    public async Task An_edit_is_heard_when_it_has_been_learned_and_until_then_the_old_dialogs_answer()
    {
        await using var database = await TestDatabase.NewAsync(Store.Sqlite);
        await using var line = await _dialogs.OpenAsync(database);
        await GreetAsync(line);
        _dialogs.HoldUp();
        _dialogs.Write("mudra.yaml", LearningDialogs.Mudra("up to twenty lakh"));
        _dialogs.Write("questions/mudra.yaml", LearningDialogs.Questions("which sum comes from mudra"));
        await EditIsSeenAsync(line, () => _dialogs.Trained == 2);
        await line.From(Person.Asha).TextAsync("mudra");
        await line.To(Person.Asha).HearsAsync("MUDRA gives up to ten lakh.");

        _dialogs.LetGo();
        await EditIsSeenAsync(line, () => _dialogs.Log.Of(Loaded).Length == 1);
        await line.From(Person.Asha).TextAsync("which sum comes from mudra");
        await line.To(Person.Asha).HearsAsync("MUDRA gives up to twenty lakh.");
    }

    [Fact]
    public async Task An_edit_that_touches_no_question_is_heard_without_learning_anew()
    {
        await using var database = await TestDatabase.NewAsync(Store.Sqlite);
        await using var line = await _dialogs.OpenAsync(database);
        await GreetAsync(line);
        _dialogs.Write("mudra.yaml", LearningDialogs.Mudra("up to twenty lakh"));
        await EditIsSeenAsync(line, () => _dialogs.Log.Of(Loaded).Length == 1);
        await line.From(Person.Asha).TextAsync(Question);
        await line.To(Person.Asha).HearsAsync("MUDRA gives up to twenty lakh.");
        _dialogs.Trained.ShouldBe(1);
    }

    [Fact]
    public async Task The_second_start_loads_what_the_first_has_learned()
    {
        await using var database = await TestDatabase.NewAsync(Store.Sqlite);
        await using (var first = await _dialogs.OpenAsync(database))
            await GreetAsync(first);
        Directory.GetFiles(FolderOf(database), "understanding-*.bin").ShouldHaveSingleItem();
        await using var second = await _dialogs.OpenAsync(database);
        await second.From(Person.Asha).TextAsync(Question);
        await second.To(Person.Asha).HearsAsync("MUDRA gives up to ten lakh.");
        _dialogs.Trained.ShouldBe(1);
        _dialogs.Log.Of(LearnedFromFile).Length.ShouldBe(1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(1000)]
    public async Task A_damaged_file_is_ignored_and_replaced(int length)
    {
        await using var database = await TestDatabase.NewAsync(Store.Sqlite);
        await using (var first = await _dialogs.OpenAsync(database))
            await GreetAsync(first);
        var file = Directory.GetFiles(FolderOf(database), "understanding-*.bin").Single();
        var whole = await File.ReadAllBytesAsync(file);
        await File.WriteAllBytesAsync(file, whole[..Math.Min(length, whole.Length - 1)]);
        await using var second = await _dialogs.OpenAsync(database);
        await second.From(Person.Asha).TextAsync(Question);
        await second.To(Person.Asha).HearsAsync("MUDRA gives up to ten lakh.");
        _dialogs.Trained.ShouldBe(2);
        _dialogs.Log.Of(Damaged).Length.ShouldBe(1);
        (await File.ReadAllBytesAsync(file)).ShouldBe(whole);
    }

    [Fact]
    public async Task Only_the_newest_file_stays()
    {
        await using var database = await TestDatabase.NewAsync(Store.Sqlite);
        await using (var first = await _dialogs.OpenAsync(database))
            await GreetAsync(first);
        var old = Directory.GetFiles(FolderOf(database), "understanding-*.bin").Single();
        _dialogs.Write("questions/mudra.yaml", LearningDialogs.Questions("which sum comes from mudra"));
        await using (var second = await _dialogs.OpenAsync(database))
            await second.Services.GetRequiredService<FlowLibrary>().FirstInForce;
        Directory.GetFiles(FolderOf(database), "understanding-*").ShouldHaveSingleItem().ShouldNotBe(old);
    }

    [Fact]
    public async Task Where_learning_fails_keywords_and_numbers_work_all_the_same()
    {
        await using var database = await TestDatabase.NewAsync(Store.Sqlite);
        _dialogs.Fails = true;
        await using var line = await _dialogs.OpenAsync(database);
        await GreetAsync(line);
        await line.From(Person.Asha).TextAsync("mudra");
        await line.To(Person.Asha).HearsAsync("MUDRA gives up to ten lakh.");
        _dialogs.Log.Of(Failed).Length.ShouldBe(1);
    }

    private static async Task GreetAsync(Line line)
    {
        await line.From(Person.Asha).TextAsync("menu");
        await line.To(Person.Asha).HearsAsync("Which language?");
        await line.From(Person.Asha).TextAsync("1");
        await line.To(Person.Asha).HearsAsync("What is it about?");
    }

    private static async Task<(HttpStatusCode Status, string Text)> ReadyAsync(Line line)
    {
        using var http = new HttpClient { BaseAddress = line.Address };
        using var answer = await http.GetAsync("/health/ready");
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    // The clock moves past an editor's silence; the disk tells the rest.
    private static Task EditIsSeenAsync(Line line, Func<bool> holds) => line.UntilAsync(
        () =>
        {
            line.Clock.Advance(TimeSpan.FromMilliseconds(5));
            return Task.FromResult(holds());
        },
        "the edit to be seen");

    private static string FolderOf(TestDatabase database) => Path.GetDirectoryName(database.Connection["Data Source=".Length..])!; // SQLite: a file in a folder.
}
