using InfoLine.Conversations;
using InfoLine.Messaging;
using InfoLine.Storage;

namespace InfoLine.Tests.Conversations;

/// <summary>Replicas with folders of their own on one PostgreSQL: what is published on one, all say.</summary>
public sealed class PublishTests : IAsyncLifetime
{
    private const int Edited = 3004, BadEdit = 3005, Followed = 3014, Refused = 3015, Older = 3017, Alone = 3018, Replaced = 3019;
    private const string Mudra = "mudra.yaml", Questions = "questions/mudra.yaml";
    private const string Ten = "up to ten lakh", Twenty = "up to twenty lakh", Thirty = "up to thirty lakh";

    private readonly List<LearningDialogs> _folders = [];
    private readonly List<Line> _lines = [];
    private TestDatabase? _database;

    private TestDatabase Postgres => _database ?? throw new InvalidOperationException("There is no database.");

    public async Task InitializeAsync() => _database = await TestDatabase.NewAsync(Store.Postgres);

    public async Task DisposeAsync()
    {
        foreach (var line in _lines)
            await line.DisposeAsync();
        foreach (var folder in _folders)
            folder.Dispose();
        await Postgres.DisposeAsync();
    }

    [SkippableFact]
    public async Task An_edit_on_one_replica_is_answered_by_the_other()
    {
        var (here, editor) = await WriterAsync();
        var (there, other) = await AnswererAsync();
        await AsksAsync(other, Ten);
        await EditAsync(here, editor, Twenty);
        await ServesAsync(other, 2);
        await AsksAsync(other, Twenty);
        there.Log.Of(Followed).ShouldHaveSingleItem().ShouldStartWith("Release 2, which another replica has published, is in force");
        here.Log.Of(Followed).ShouldBeEmpty();
        (await HashesAsync()).Count.ShouldBe(2);
    }

    [SkippableFact]
    public async Task What_one_replica_has_learned_the_other_only_fetches()
    {
        var (here, editor) = await WriterAsync();
        var (there, other) = await AnswererAsync();
        here.Write(Questions, LearningDialogs.Questions("which sum comes from mudra"));
        await EditAsync(here, editor, Twenty);
        await ServesAsync(other, 2);
        await AsksAsync(other, Twenty);
        await other.From(Person.Asha).TextAsync("which sum comes from mudra");
        await other.To(Person.Asha).HearsAsync($"MUDRA gives {Twenty}.");
        (here.Trained, there.Trained).ShouldBe((2, 0));
    }

    [SkippableFact]
    public async Task What_was_learned_and_is_damaged_is_learned_anew_and_replaced()
    {
        await WriterAsync();
        await using (var open = await Database.OpenBesideAsync(Postgres.Connection, CancellationToken.None))
            await open.WriteAsync(connection => connection.ExecuteAsync("update understandings set body = $1 where part = 0", new byte[] { 0 }));
        var (second, _) = await AnswererAsync();
        var (third, _) = await AnswererAsync();
        (second.Trained, third.Trained).ShouldBe((1, 0));
    }

    [SkippableFact]
    public async Task A_machine_that_comes_back_with_an_old_folder_follows_those_that_live()
    {
        var (here, editor) = await WriterAsync();
        await EditAsync(here, editor, Twenty);
        var (there, other) = await AnswererAsync();
        await AsksAsync(other, Twenty);
        there.Log.Of(Older).ShouldHaveSingleItem().ShouldContain("release 1. The replicas that run serve release 2");
        (await HashesAsync()).Count.ShouldBe(2);

        // Its file is looked at again: somebody has saved it as it was, which is no edit.
        var compiled = there.Compiled;
        there.Write(Mudra, LearningDialogs.Mudra(Ten));
        await PassAsync(other, () => there.Compiled > compiled);
        await AsksAsync(other, Twenty);

        await EditAsync(there, other, Thirty);
        await ServesAsync(editor, 3);
        there.Log.Of(Replaced).ShouldHaveSingleItem().ShouldContain("release 2, which was published from another folder and differs in mudra.yaml:");
    }

    [SkippableFact]
    public async Task Where_nobody_else_lives_the_folder_is_the_truth()
    {
        var (here, editor) = await WriterAsync();
        await EditAsync(here, editor, Twenty);
        await StopAsync(editor);
        var (there, other) = await AnswererAsync();
        await AsksAsync(other, Ten);
        there.Log.Of(Alone).ShouldHaveSingleItem().ShouldContain("release 1. No other replica serves release 2");
        var hashes = await HashesAsync();
        hashes.ShouldBe([hashes[0], hashes[1], hashes[0]]);
    }

    [SkippableFact]
    public async Task A_folder_that_was_never_seen_is_a_deployment_and_all_follow_it()
    {
        var (_, first) = await WriterAsync();
        var (there, other) = await AnswererAsync(folder => folder.Write(Mudra, LearningDialogs.Mudra(Twenty)));
        await ServesAsync(first, 2);
        HashOf(first).ShouldBe(HashOf(other));
        there.Log.Of(Older).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task An_edit_back_to_older_words_is_a_new_release()
    {
        var (here, editor) = await WriterAsync();
        var (_, other) = await AnswererAsync();
        await EditAsync(here, editor, Twenty);
        await ServesAsync(other, 2);
        await EditAsync(here, editor, Ten);
        await ServesAsync(other, 3);
        await AsksAsync(other, Ten);
    }

    [SkippableFact]
    public async Task A_bad_edit_is_published_nowhere()
    {
        var (here, editor) = await WriterAsync();
        here.Write(Mudra, LearningDialogs.Mudra(Twenty).Replace("end: true", "go: nowhere", StringComparison.Ordinal));
        await PassAsync(editor, () => here.Log.Of(BadEdit).Length > 0);
        (await HashesAsync()).Count.ShouldBe(1);
        (await ReadyAsync(editor)).ShouldContain("dialogs: ok, but the newest have errors: the older go on\n");
    }

    [SkippableFact]
    public async Task A_release_that_a_replica_cannot_read_is_told_there_and_changes_nothing()
    {
        var (here, editor) = await WriterAsync();
        var (there, other) = await AnswererAsync(folder => folder.Refuses = "twenty");
        await EditAsync(here, editor, Twenty);
        await other.UntilAsync(() => Task.FromResult(there.Log.Of(Refused).Length > 0), "the release to be refused");
        there.Log.Of(Refused).ShouldHaveSingleItem().ShouldStartWith("Release 2, which another replica has published, is not taken, the old dialogs go on: mudra.yaml:1:1");
        other.Services.GetRequiredService<FlowLibrary>().Refused.ShouldHaveSingleItem();
        (await ReadyAsync(other)).ShouldContain("dialogs: ok, but the newest have errors");
        await AsksAsync(other, Ten);

        await EditAsync(here, editor, Thirty);
        await ServesAsync(other, 3);
        await AsksAsync(other, Thirty);
        (await ReadyAsync(other)).ShouldContain("dialogs: ok\n");
    }

    [SkippableFact]
    public async Task A_machine_that_starts_and_cannot_read_the_newest_serves_its_own_and_forces_it_on_nobody()
    {
        var (here, editor) = await WriterAsync();
        await EditAsync(here, editor, Twenty);
        var (there, other) = await AnswererAsync(folder => folder.Refuses = "twenty");
        await AsksAsync(other, Ten);
        there.Log.Of(Refused).ShouldHaveSingleItem();
        (await HashesAsync()).Count.ShouldBe(2);
    }

    [SkippableFact]
    public async Task Two_edits_at_once_end_on_one_release_everywhere()
    {
        var (here, editor) = await WriterAsync();
        var (there, other) = await AnswererAsync();
        here.Write(Mudra, LearningDialogs.Mudra(Twenty));
        there.Write(Mudra, LearningDialogs.Mudra(Thirty));
        await Task.WhenAll(PassAsync(editor, () => here.Log.Of(Edited).Length == 1), PassAsync(other, () => there.Log.Of(Edited).Length == 1));
        var hashes = await HashesAsync();
        hashes.Count.ShouldBe(3);
        await ServesAsync(editor, 3);
        await ServesAsync(other, 3);

        // And there they stay: further looks bring nothing new.
        for (var i = 0; i < 5; i++)
        {
            editor.Clock.Advance(FlowWatch.Round);
            other.Clock.Advance(FlowWatch.Round);
            await editor.Services.GetRequiredService<FlowLibrary>().RefreshAsync(CancellationToken.None);
            await other.Services.GetRequiredService<FlowLibrary>().FollowAsync(CancellationToken.None);
        }

        (await HashesAsync()).ShouldBe(hashes);
        (HashOf(editor), HashOf(other)).ShouldBe((hashes[2], hashes[2]));
    }

    [SkippableFact]
    public async Task A_folder_that_two_replicas_share_is_published_once()
    {
        var (shared, editor) = await WriterAsync();
        await using var other = await shared.OpenAsync(Postgres);
        shared.Write(Mudra, LearningDialogs.Mudra(Twenty));
        await Task.WhenAll(PassAsync(editor, () => shared.Log.Of(Edited).Length > 0), PassAsync(other, () => shared.Log.Of(Edited).Length + shared.Log.Of(Followed).Length == 2));
        await AsksAsync(other, Twenty);
        (await HashesAsync()).Count.ShouldBe(2);
    }

    [SkippableFact]
    public async Task The_command_brings_an_older_folder_back_and_may_be_run_twice()
    {
        var (here, editor) = await WriterAsync();
        var (_, other) = await AnswererAsync();
        await EditAsync(here, editor, Twenty);
        await ServesAsync(other, 2);
        using var old = new LearningDialogs();
        (await PublishAsync(old)).ShouldBe((0, $"Release 3 is what '{old.Folder.Path}' says. The 2 replicas that run follow within seconds.\n"));
        await ServesAsync(editor, 3);
        await ServesAsync(other, 3);
        await AsksAsync(other, Ten);
        (await PublishAsync(old)).ShouldBe((0, $"Release 3 says just what '{old.Folder.Path}' says: nothing was changed.\n"));
        (await HashesAsync()).Count.ShouldBe(3);
    }

    [SkippableFact]
    public async Task The_command_says_when_nobody_is_there_to_follow_and_refuses_bad_dialogs()
    {
        using var folder = new LearningDialogs();
        await using (await Postgres.OpenAsync())
        {
            // For its tables.
        }

        (await PublishAsync(folder)).ShouldBe((0, $"Release 1 is what '{folder.Folder.Path}' says. No replica runs: the first that starts brings its own folder into force, so put the same files there.\n"));
        (await CountAsync("select count(*) from understandings")).ShouldBeGreaterThan(0);
        folder.Write(Mudra, "flow: mudra\nsteps: [");
        var (exit, said) = await PublishAsync(folder);
        (exit, (await HashesAsync()).Count).ShouldBe((1, 1));
        said.ShouldContain("mudra.yaml:");
        said.ShouldContain("have errors: mend the lines above");
    }

    /// <summary>A replica in whose folder somebody writes. It takes no turns, so that every answer comes from another one.</summary>
    private Task<(LearningDialogs Folder, Line Line)> WriterAsync() => OpenAsync(_ => { }, typeof(TurnWorker), typeof(OutboxWorker));

    private Task<(LearningDialogs Folder, Line Line)> AnswererAsync(Action<LearningDialogs>? prepare = null) => OpenAsync(prepare ?? (_ => { }));

    private async Task<(LearningDialogs Folder, Line Line)> OpenAsync(Action<LearningDialogs> prepare, params Type[] without)
    {
        foreach (var there in _lines)
            there.Clock.Advance(TimeSpan.FromSeconds(5)); // Says again that it lives, by the server's clock.
        var folder = new LearningDialogs();
        _folders.Add(folder);
        prepare(folder);
        var line = await folder.OpenAsync(Postgres, without);
        _lines.Add(line);
        await line.UntilAsync(async () => await CountAsync("select count(*) from replicas") == _lines.Count, "it to say that it is there");
        return (folder, line);
    }

    private async Task StopAsync(Line line)
    {
        _lines.Remove(line);
        await line.DisposeAsync();
    }

    /// <summary>Somebody writes into a folder, and it comes into force there.</summary>
    private static async Task EditAsync(LearningDialogs folder, Line line, string amount)
    {
        var before = folder.Log.Of(Edited).Length;
        folder.Write(Mudra, LearningDialogs.Mudra(amount));
        await PassAsync(line, () => folder.Log.Of(Edited).Length > before);
    }

    /// <summary>The clock moves past an editor's silence; the disk tells the rest.</summary>
    private static Task PassAsync(Line line, Func<bool> holds) => line.UntilAsync(
        () =>
        {
            line.Clock.Advance(TimeSpan.FromMilliseconds(5));
            return Task.FromResult(holds());
        },
        "the edit to be seen");

    private async Task AsksAsync(Line line, string amount)
    {
        if (await CountAsync("select count(*) from inbox") == 0)
        {
            await line.From(Person.Asha).TextAsync("menu");
            await line.To(Person.Asha).HearsAsync("Which language?");
            await line.From(Person.Asha).TextAsync("1");
            await line.To(Person.Asha).HearsAsync("What is it about?");
        }

        await line.From(Person.Asha).TextAsync("mudra");
        await line.To(Person.Asha).HearsAsync($"MUDRA gives {amount}.");
    }

    /// <summary>Waits until a release is in force.</summary>
    private async Task ServesAsync(Line line, int release)
    {
        var hash = (await HashesAsync())[release - 1];
        await line.UntilAsync(() => Task.FromResult(HashOf(line) == hash), $"release {release}");
    }

    private async Task<(int Exit, string Said)> PublishAsync(LearningDialogs folder)
    {
        var said = new StringWriter { NewLine = "\n" };
        var builder = WebApplication.CreateBuilder(["--Storage:Connection", Postgres.Connection, "--Dialogs:Path", folder.Folder.Path]);
        return (await PublishCommand.RunAsync(builder, [], said, said), said.ToString());
    }

    private static async Task<string> ReadyAsync(Line line)
    {
        using var http = new HttpClient { BaseAddress = line.Address };
        using var answer = await http.GetAsync("/health/ready");
        return await answer.Content.ReadAsStringAsync();
    }

    private static string HashOf(Line line) => line.Services.GetRequiredService<FlowLibrary>().Current.Hash;

    /// <summary>Of all releases, in the order of their numbers, which count from 1.</summary>
    private async Task<List<string>> HashesAsync()
    {
        await using var open = await Database.OpenBesideAsync(Postgres.Connection, CancellationToken.None);
        var releases = await open.ReadAsync(connection => connection.QueryAsync(row => new Release(row.GetInt64(0), row.GetString(1)), "select number, hash from releases order by number"));
        releases.Select(release => release.Number).ShouldBe(Enumerable.Range(1, releases.Count).Select(number => (long)number));
        return [.. releases.Select(release => release.Hash)];
    }

    private async Task<long> CountAsync(string sql)
    {
        await using var open = await Database.OpenBesideAsync(Postgres.Connection, CancellationToken.None);
        return await open.ReadAsync(async connection => (await connection.QueryAsync(row => row.GetInt64(0), sql))[0]);
    }
}
