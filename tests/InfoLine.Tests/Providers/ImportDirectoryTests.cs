using System.IO.Compression;
using InfoLine.Providers;
using InfoLine.Storage;

namespace InfoLine.Tests.Providers;

/// <summary>The directory goes in whole or not at all, and comes out as it went in.</summary>
public sealed class ImportDirectoryTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    [EachDatabase]
    public async Task A_directory_is_read_as_it_was_imported(Store store)
    {
        await using var test = await TestDatabase.NewAsync(store);
        await using var database = await test.OpenAsync();
        using var files = SomeDirectory.New();

        var result = await ImportAsync(database, files.Path);

        (result.Added, result.Changed, result.Unchanged).ShouldBe((6, 0, 0));
        var service = (await ReadAsync(database)).Services.ShouldHaveSingleItem();
        (service.Id, service.Name.English, service.Organization.Name.English, service.Status, service.Need).ShouldBe((SomeDirectory.Loans, "Loans", "Bank", ServiceStatus.Active, Need.Finance));
        (service.MinimumAge, service.MaximumAge, service.CheckedOn).ShouldBe((18, 60, new DateOnly(2026, 11, 22)));
        service.Topics.ShouldBe(["mudra", "pmegp"]);
        service.Areas.ShouldBe(["jhansi"]);
        service.Phones.ShouldBe([new Phone("+91 510 000 0000", PhoneKind.WhatsApp, null)]);
        service.AtLocations.ShouldHaveSingleItem().Location.Point.ShouldBe(new Dialogs.Places.MapPoint(25.44, 78.57));
    }

    [EachDatabase]
    public async Task Importing_again_changes_nothing_and_a_change_counts_once(Store store)
    {
        await using var test = await TestDatabase.NewAsync(store);
        await using var database = await test.OpenAsync();
        using var files = SomeDirectory.New();
        await ImportAsync(database, files.Path);

        var again = await ImportAsync(database, files.Path);
        (again.Added, again.Changed, again.Unchanged, again.NotInFile).ShouldBe((0, 0, 6, 0));

        files.Change("service.csv", "Loans", "Small loans");
        var changed = await ImportAsync(database, files.Path);
        (changed.Added, changed.Changed, changed.Unchanged).ShouldBe((0, 1, 5));
        (await ReadAsync(database)).Services.ShouldHaveSingleItem().Name.English.ShouldBe("Small loans");
    }

    [EachDatabase]
    public async Task What_a_file_does_not_hold_stays_until_it_is_replaced(Store store)
    {
        await using var test = await TestDatabase.NewAsync(store);
        await using var database = await test.OpenAsync();
        await ImportAsync(database, SomeDirectory.Shipped);
        var before = (await ReadAsync(database)).Services.Count(service => service.Status == ServiceStatus.Active);
        using var files = SomeDirectory.New();

        var kept = await ImportAsync(database, files.Path);
        (kept.Withdrawn, kept.NotInFile).ShouldBe((0, before));

        var trial = await ImportAsync(database, files.Path, replace: true, trial: true);
        trial.Withdrawn.ShouldBe(before);
        (await ReadAsync(database)).Services.Count(service => service.Status == ServiceStatus.Active).ShouldBe(before + 1);

        var replaced = await ImportAsync(database, files.Path, replace: true);
        replaced.Withdrawn.ShouldBe(before);
        (await ReadAsync(database)).Services.Where(service => service.Status == ServiceStatus.Active).ShouldHaveSingleItem().Id.ShouldBe(SomeDirectory.Loans);

        var back = await ImportAsync(database, SomeDirectory.Shipped);
        back.Changed.ShouldBe(before);
    }

    [EachDatabase]
    public async Task A_trial_keeps_nothing(Store store)
    {
        await using var test = await TestDatabase.NewAsync(store);
        await using var database = await test.OpenAsync();

        (await ImportAsync(database, SomeDirectory.Shipped, trial: true)).Added.ShouldBeGreaterThan(200);

        var directory = await ReadAsync(database);
        (directory.Revision, directory.Services.Length).ShouldBe((0, 0));
    }

    [EachDatabase]
    public async Task A_file_that_turned_bad_after_it_was_checked_leaves_nothing_behind(Store store)
    {
        await using var test = await TestDatabase.NewAsync(store);
        await using var database = await test.OpenAsync();
        using var files = SomeDirectory.New().Change("phone.csv", "66666666-", "6-");

        await Should.ThrowAsync<IOException>(() => ImportAsync(database, files.Path));

        (await ReadAsync(database)).Services.ShouldBeEmpty();
        (await database.ReadAsync(connection => connection.QueryAsync(row => row.GetInt64(0), "select count(*) from directory_organization"))).ShouldBe([0L]);
    }

    [EachDatabase]
    public async Task An_export_brings_back_the_same_directory_in_either_format(Store store)
    {
        await using var test = await TestDatabase.NewAsync(store);
        using var files = SomeDirectory.New()
            .Change("organization.csv", "A bank", "\"=HYPERLINK(\"\"http://x\"\"), <script>, \"\"बैंक\"\"\"");
        await using (var database = await test.OpenAsync())
        {
            await ImportAsync(database, SomeDirectory.Shipped);
            await ImportAsync(database, files.Path);
        }

        foreach (var format in (string[])["csv", "json"])
        {
            var file = Path.Combine(files.Path, $"out.{(format == "csv" ? "zip" : "json")}");
            (await RunAsync(test, "export", file, "--format", format)).Code.ShouldBe(0);
            await using var copy = await TestDatabase.NewAsync(store);
            await using var database = await copy.OpenAsync();
            SomeDirectory.Check(file).Problems.ShouldBeEmpty();
            await ImportAsync(database, file);
            await using var original = await test.OpenAsync();
            (await RowsAsync(database, format)).ShouldBe(await RowsAsync(original, format));
        }
    }

    [Fact]
    public async Task No_cell_of_an_export_is_a_formula_and_numbers_stay_numbers()
    {
        await using var test = await TestDatabase.NewAsync(Store.Sqlite);
        using var files = SomeDirectory.New().Change("service.csv", "Loans,", "\"=HYPERLINK(\"\"http://x\"\")\",").Change("organization.csv", "A bank", "+cmd|calc");
        await using (var database = await test.OpenAsync())
            await ImportAsync(database, files.Path);
        var zip = files.PathOf("out.zip");
        (await RunAsync(test, "export", zip)).Code.ShouldBe(0);

        ZipFile.ExtractToDirectory(zip, files.PathOf("out"));

        File.ReadAllText(files.PathOf("out/service.csv")).ShouldContain(",\"'=HYPERLINK(\"\"http://x\"\")\",");
        File.ReadAllText(files.PathOf("out/organization.csv")).ShouldContain(",'+cmd|calc,");
        File.ReadAllText(files.PathOf("out/phone.csv")).ShouldContain(",+91 510 000 0000,");
        File.ReadAllBytes(files.PathOf("out/phone.csv")).Take(3).ShouldBe([(byte)0xEF, (byte)0xBB, (byte)0xBF]);
    }

    [Fact]
    public async Task The_command_says_what_it_did_and_ends_with_a_number()
    {
        await using var test = await TestDatabase.NewAsync(Store.Sqlite);
        using var files = SomeDirectory.New();

        (await RunAsync(test, "check", files.Path)).ShouldBe((0, "1 organization, 1 location, 1 service, 1 service_at_location, 1 service_area, 1 phone: 0 errors, 0 warnings.", ""));
        (await RunAsync(test, "import", files.Path, "--dry-run")).Output.ShouldEndWith("This would be: 6 rows added, 0 changed, 0 as they were.\nNothing was changed.");
        (await RunAsync(test, "import", files.Path)).Output.ShouldEndWith("Imported: 6 rows added, 0 changed, 0 as they were.");
        (await RunAsync(test, "import", files.Path, "--replace")).Output.ShouldEndWith("0 services that the file does not hold became inactive.");
        files.Change("service.csv", "active", "aktive");
        var bad = await RunAsync(test, "import", files.Path);
        (bad.Code, bad.Errors.EndsWith("Nothing was imported.", StringComparison.Ordinal)).ShouldBe((1, true));
        bad.Errors.ShouldStartWith("service.csv:2: error: status:");
    }

    [Fact]
    public async Task An_empty_file_never_replaces_everything()
    {
        await using var test = await TestDatabase.NewAsync(Store.Sqlite);
        using var files = SomeDirectory.New();

        var (code, _, errors) = await RunAsync(test, "import", files.WriteJson("[]"), "--replace");

        (code, errors).ShouldBe((1, "The file holds no service, and --replace would make all of them inactive. Nothing was imported."));
    }

    [Theory]
    [InlineData(2, "Write one of:")]
    [InlineData(2, "Write one of:", "import")]
    [InlineData(2, "Write one of:", "import", "x.json", "--force")]
    [InlineData(2, "Write one of:", "export", "x", "--format", "xml")]
    [InlineData(2, "Write one of:", "delete", "x")]
    [InlineData(1, "There is no file or folder 'no-such.json'. Nothing was changed.\nNothing was imported.", "import", "no-such.json")]
    [InlineData(1, "There is no file or folder 'no-such.json'. Nothing was changed.", "check", "no-such.json")]
    public async Task A_command_that_is_not_understood_says_what_to_write(int code, string errors, params string[] command)
    {
        await using var test = await TestDatabase.NewAsync(Store.Sqlite);

        var result = await RunAsync(test, command);

        result.Code.ShouldBe(code);
        result.Errors.ShouldStartWith(errors);
    }

    [Fact]
    public async Task A_single_csv_file_is_no_directory()
    {
        await using var test = await TestDatabase.NewAsync(Store.Sqlite);
        using var files = SomeDirectory.New();

        (await RunAsync(test, "check", files.PathOf("service.csv"))).Errors.ShouldStartWith("'service.csv' is neither .json nor .zip. A CSV directory has several files: name their folder");
    }

    [Fact]
    public async Task A_directory_comes_and_goes_beside_a_running_service()
    {
        await using var test = await TestDatabase.NewAsync(Store.Sqlite);
        await using var database = await test.OpenAsync();
        await ImportAsync(database, SomeDirectory.Shipped);
        using var files = SomeDirectory.New();

        (await RunAsync(test, "import", files.Path)).Code.ShouldBe(0);
        (await database.ReadAsync(connection => connection.QueryAsync(row => row.GetString(0), "select name from directory_service where name = 'Loans'"))).ShouldHaveSingleItem();
        (await RunAsync(test, "export", files.PathOf("beside.json"))).Code.ShouldBe(0);
    }

    [Fact]
    public void Settings_stand_anywhere_among_the_words()
    {
        var (words, settings) = DirectoryCommand.Split(["import", "--Storage:Connection", "Data Source=x.db", "file.json", "--Dialogs:Path=d", "--replace"]);

        words.ShouldBe(["import", "file.json", "--replace"]);
        settings.ShouldBe(["--Storage:Connection", "Data Source=x.db", "--Dialogs:Path=d"]);
    }

    [Fact]
    public async Task The_program_runs_the_command()
    {
        await using var test = await TestDatabase.NewAsync(Store.Sqlite);

        (await Program.Main(["directory", "import", SomeDirectory.Shipped, "--Storage:Connection", test.Connection])).ShouldBe(0);
        (await Program.Main(["directory", "nonsense", "--Storage:Connection", test.Connection])).ShouldBe(2);
    }

    [EachDatabase]
    public async Task The_directory_in_memory_is_read_again_after_an_import_only(Store store)
    {
        await using var test = await TestDatabase.NewAsync(store);
        await using var database = await test.OpenAsync();
        var cache = new DirectoryCache();
        using var files = SomeDirectory.New();
        var empty = await CachedAsync();
        empty.Services.ShouldBeEmpty();
        await ImportAsync(database, files.Path);

        var first = await CachedAsync();

        first.Services.Length.ShouldBe(1);
        (await CachedAsync()).ShouldBeSameAs(first);

        Task<ProviderDirectory> CachedAsync() => database.ReadAsync(connection => cache.CurrentAsync(connection, SomeDirectory.Places));
    }

    private static Task<ImportResult> ImportAsync(Database database, string path, bool replace = false, bool trial = false) =>
        new ImportDirectory(path, SomeDirectory.Places, _ => { }).WriteAsync(database, new(replace, trial), Now);

    private static Task<ProviderDirectory> ReadAsync(Database database) => database.ReadAsync(connection => ReadDirectory.RunAsync(connection, SomeDirectory.Places));

    // Everything, as text. A JSON page holds the organizations of services only.
    private static async Task<string> RowsAsync(Database database, string format)
    {
        var rows = await database.ReadAsync(async connection =>
        {
            var all = new List<string>();
            foreach (var kind in InfoLine.Providers.Hsds.HsdsObjects.All)
                all.AddRange((await InfoLine.Providers.Hsds.DirectoryTable.ReadAllAsync(connection, kind)).Select(row => $"{kind.Name} {string.Join('|', row.Values)}"));
            return all;
        });
        return $"{format}\n{string.Join('\n', rows)}";
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(TestDatabase test, params string[] command)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        var code = await new DirectoryCommand(test.Connection, SomeDirectory.Places, output, errors).RunAsync(command, Now);
        return (code, output.ToString().TrimEnd(), errors.ToString().TrimEnd());
    }
}
