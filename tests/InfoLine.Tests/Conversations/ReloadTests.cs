using InfoLine.Conversations;
using InfoLine.Dialogs.Compile;
using InfoLine.Storage;

namespace InfoLine.Tests.Conversations;

/// <summary>An author edits the dialogs while people talk to them.</summary>
public sealed class ReloadTests : IAsyncLifetime, IDisposable
{
    private const int Loaded = 3004, Refused = 3005, Stumbled = 3006;

    private readonly EditedDialogs _dialogs = new();
    private TestDatabase? _database;
    private Line? _line;

    private Line Line => _line ?? throw new InvalidOperationException("The line is not open.");

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.NewAsync(Store.Sqlite);
        _line = await _dialogs.OpenAsync(_database);
        await Line.From(Person.Asha).TextAsync("gazette");
        await Line.From(Person.Asha).TextAsync("2");
        await HeardAsync(90001);
    }

    public async Task DisposeAsync()
    {
        await Line.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
    }

    public void Dispose() => _dialogs.Dispose();

    [Fact]
    public async Task A_good_edit_is_heard_at_the_next_message()
    {
        _dialogs.Write(EditedDialogs.Gazette, EditedDialogs.Edition(90002));
        await EditIsSeenAsync(() => _dialogs.Log.Of(Loaded).Length == 1);
        await SaysAsync(90002);
    }

    [Fact]
    public async Task A_bad_edit_changes_nothing_and_each_problem_is_told_with_its_place()
    {
        _dialogs.Write(EditedDialogs.Gazette, EditedDialogs.Edition(90002).Replace("end: true", "go: nowhere", StringComparison.Ordinal));
        _dialogs.Write("second.yaml", "flow: second\nsteps: [");
        var problems = FlowCompiler.Compile(_dialogs.Folder.Read(), new DateOnly(2026, 11, 23)).Problems
            .Where(problem => problem.Severity == Severity.Error).Select(problem => problem.ToString()).ToList();
        problems.ShouldContain(problem => problem.StartsWith("gazette.yaml:11:", StringComparison.Ordinal));
        problems.ShouldContain(problem => problem.StartsWith("second.yaml:", StringComparison.Ordinal));

        await EditIsSeenAsync(() => _dialogs.Log.Of(Refused).Length >= problems.Count);
        _dialogs.Log.Of(Refused).ShouldBe(problems.Select(problem => $"The edited dialogs are not taken, the old ones go on: {problem}"));
        await SaysAsync(90001);

        File.Delete(_dialogs.PathOf("second.yaml"));
        _dialogs.Write(EditedDialogs.Gazette, EditedDialogs.Edition(90003));
        await EditIsSeenAsync(() => _dialogs.Log.Of(Loaded).Length == 1);
        await SaysAsync(90003);
    }

    [Fact]
    public async Task A_folder_that_is_gone_is_told_once_and_taken_again_when_it_is_back()
    {
        var aside = _dialogs.Folder.Path + "-aside";
        Directory.Move(_dialogs.Folder.Path, aside);
        await RoundsUntilAsync(() => _dialogs.Log.Of(Refused).Length == 1);
        Line.Clock.Advance(FlowWatch.Round);
        await SaysAsync(90001);

        File.WriteAllText(Path.Combine(aside, EditedDialogs.Gazette), EditedDialogs.Edition(90002));
        Directory.Move(aside, _dialogs.Folder.Path);
        await RoundsUntilAsync(() => _dialogs.Log.Of(Loaded).Length == 1);
        await SaysAsync(90002);
        _dialogs.Log.Of(Refused).ShouldHaveSingleItem().ShouldContain(_dialogs.Folder.Path);
        _dialogs.Log.Of(Stumbled).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_half_written_file_changes_nothing_until_its_other_half_is_there()
    {
        var whole = EditedDialogs.Edition(90002);
        _dialogs.Write(EditedDialogs.Gazette, whole[..whole.IndexOf("hi: \"", StringComparison.Ordinal)] + "hi: \"");
        await EditIsSeenAsync(() => _dialogs.Log.Of(Refused).Length > 0);
        await SaysAsync(90001);
        _dialogs.Write(EditedDialogs.Gazette, whole);
        await EditIsSeenAsync(() => _dialogs.Log.Of(Loaded).Length == 1);
        await SaysAsync(90002);
    }

    [Fact]
    public async Task Many_quick_saves_are_one_edit()
    {
        for (var number = 90002; number <= 90050; number++)
            _dialogs.Write(EditedDialogs.Gazette, EditedDialogs.Edition(number));
        await EditIsSeenAsync(() => _dialogs.Log.Of(Loaded).Length > 0);
        await SaysAsync(90050);
        _dialogs.Compiled.ShouldBe(2); // At the start, and once after the author's last save.
    }

    [Fact]
    public async Task An_editor_that_renames_its_new_file_over_the_old_one_is_heard()
    {
        _dialogs.Write("gazette.yaml~", EditedDialogs.Edition(90002));
        File.Move(_dialogs.PathOf("gazette.yaml~"), _dialogs.PathOf(EditedDialogs.Gazette), overwrite: true);
        await EditIsSeenAsync(() => _dialogs.Log.Of(Loaded).Length == 1);
        await SaysAsync(90002);
    }

    [Fact]
    public async Task A_new_file_with_the_short_ending_is_read_as_on_the_command_line()
    {
        File.Move(_dialogs.PathOf(EditedDialogs.Gazette), _dialogs.PathOf("gazette.yml"));
        _dialogs.Write("gazette.yml", EditedDialogs.Edition(90002));
        await EditIsSeenAsync(() => _dialogs.Log.Of(Loaded).Length == 1);
        await SaysAsync(90002);
    }

    [Fact]
    public async Task Dialogs_in_force_have_one_release_number_however_often_they_are_loaded()
    {
        _dialogs.Write(EditedDialogs.Gazette, EditedDialogs.Edition(90002));
        await EditIsSeenAsync(() => _dialogs.Log.Of(Loaded).Length == 1);
        var releases = await ReleasesAsync();
        releases.Select(release => release.Number).ShouldBe([1L, 2L]);
        releases[1].Hash.ShouldBe(Line.Services.GetRequiredService<FlowLibrary>().Current.Hash);
        foreach (var table in (string[])["release_files", "understandings"]) // For replicas, of which there are none.
            (await Line.Database.ReadAsync(connection => connection.QueryAsync(row => row.GetInt64(0), $"select count(*) from {table}"))).ShouldBe([0L]);

        await Line.DisposeAsync();
        _line = await _dialogs.OpenAsync(_database!); // InitializeAsync has made it.
        (await ReleasesAsync()).ShouldBe(releases);
    }

    [EachDatabase]
    public async Task A_release_number_is_given_once_for_each_new_content(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        await using (var open = await database.OpenAsync())
        {
            foreach (var hash in (string[])["a", "a", "b"])
                await Releases.PublishAsync(open, hash, [], now: 1, CancellationToken.None);
        }

        await using var again = await database.OpenAsync();
        await Releases.PublishAsync(again, "b", [], now: 2, CancellationToken.None);
        await Releases.PublishAsync(again, "c", [], now: 2, CancellationToken.None);
        (await ReleasesAsync(again)).ShouldBe([(1, "a"), (2, "b"), (3, "c")]);
    }

    /// <summary>Moves the clock past an editor's silence in steps so small that it never reaches <see cref="FlowWatch.Round"/>: whatever is seen, the disk has told.</summary>
    private Task EditIsSeenAsync(Func<bool> holds)
    {
        var until = Line.Clock.GetUtcNow() + FlowWatch.Round - FlowWatch.Silence;
        return Line.UntilAsync(
            () =>
            {
                if (Line.Clock.GetUtcNow() < until)
                    Line.Clock.Advance(TimeSpan.FromMilliseconds(5));
                return Task.FromResult(holds());
            },
            "the edit to be seen");
    }

    private Task RoundsUntilAsync(Func<bool> holds) => Line.UntilAsync(
        () =>
        {
            Line.Clock.Advance(TimeSpan.FromSeconds(1));
            return Task.FromResult(holds());
        },
        "the folder to be looked at");

    private async Task SaysAsync(int edition)
    {
        var before = Heard().Length;
        await Line.From(Person.Asha).TextAsync("gazette");
        await Line.UntilAsync(() => Task.FromResult(Heard().Length > before), "an answer");
        Heard()[before].ShouldContain($"{edition}");
    }

    private Task HeardAsync(int edition) =>
        Line.UntilAsync(() => Task.FromResult(Heard().Any(text => text.Contains($"{edition}", StringComparison.Ordinal))), $"edition {edition}");

    private string[] Heard() => [.. Line.Carrier.Heard(Person.Asha).Select(message => message.Text)];

    private Task<List<(long Number, string Hash)>> ReleasesAsync() => ReleasesAsync(Line.Database);

    private static Task<List<(long Number, string Hash)>> ReleasesAsync(Database database) => database.ReadAsync(
        connection => connection.QueryAsync(row => (row.GetInt64(0), row.GetString(1)), "select number, hash from releases order by number"));
}
