using System.Text.Json;
using InfoLine.Dialogs.Places;
using InfoLine.Exports;
using InfoLine.Reports;
using InfoLine.Tests.WorkingTime;

namespace InfoLine.Tests.Reports;

/// <summary>The command as typed: what is understood, what is answered, and how it looks.</summary>
public sealed class ReportCommandTests
{
    private static readonly PlaceIndex Places = new(
    [
        new() { Id = "niwari", Kind = PlaceKind.District, Names = ["Niwari", "निवाड़ी"] },
        new() { Id = "jhansi", Kind = PlaceKind.District, Names = ["Jhansi", "झाँसी"] },
        new() { Id = "niwari.niwari", Kind = PlaceKind.Block, Parent = "niwari", Names = ["Niwari", "निवाड़ी"] },
    ]);

    [Theory]
    [InlineData("--form 2026-04-01", "'--form' is not understood")]
    [InlineData("niwari", "'niwari' is not understood")]
    [InlineData("--from", "--from has no value")]
    [InlineData("--from --json", "--from has no value")]
    [InlineData("--from 2026-13-01", "'2026-13-01' is not a day")]
    [InlineData("--until tomorrow", "'tomorrow' is not a day")]
    [InlineData("--from 2026-05-01 --until 2026-04-01", "is after --until")]
    [InlineData("--from 2026-05-01 --from 2026-05-02", "--from is there twice")]
    [InlineData("--district tikamgarh", "write one of niwari, jhansi")]
    [InlineData("--block niwari", "write one of niwari.niwari")]
    [InlineData("--district jhansi --block niwari.niwari", "is not in --district jhansi")]
    [InlineData("--gender female", "write woman, man, other or none")]
    [InlineData("--by village", "write one of district, block, gender, need, sector, provider")]
    [InlineData("--by nothing", "write one of district")]
    [InlineData("--lang ur", "write en or hi")]
    [InlineData("--json --csv", "leave one of them out")]
    [InlineData("--csv --rows referrals.sent", "leave out --by, --json and --csv")]
    [InlineData("--rows referrals.jobs", "there is no figure 'referrals.jobs'")]
    [InlineData("--rows people.need.", "there is no figure")]
    [InlineData("--rows people.in_dialogue --gender woman", "only known for all together")]
    [InlineData("--rows people.registered --provider bank", "belong to no provider")]
    [InlineData("--rows referrals.sent --by gender", "leave out --by")]
    public void What_is_not_understood_gets_one_sentence_with_the_remedy(string typed, string said) =>
        Should.Throw<BadOptionException>(() => Read(typed)).Message.ShouldContain(said);

    [Theory]
    [InlineData("--format docx", "write csv or xlsx")]
    [InlineData("--format xlsx", "add --to FILE.xlsx")]
    [InlineData("--with-names", "'--with-names' is not understood")]
    public void So_does_what_an_export_does_not_understand(string typed, string said) =>
        Should.Throw<BadOptionException>(() => TableOptions.Read(typed.Split(' '), Places, SomeCalendar.India)).Message.ShouldContain(said);

    [Fact]
    public void Both_days_are_included_and_are_days_here()
    {
        var rows = Read("--from 2026-04-01 --to 2027-03-31 --district NIWARI").Filter.Rows;
        (rows.From, rows.Until, rows.District).ShouldBe((SomeCalendar.At("2026-04-01 00:00").ToUnixTimeMilliseconds(), SomeCalendar.At("2027-04-01 00:00").ToUnixTimeMilliseconds(), "niwari"));
    }

    [Fact]
    public void A_file_is_no_day() => Read("--until 2027-03-31 --to report.txt").File.ShouldBe("report.txt");

    [EachDatabase]
    public async Task The_table_can_be_read_in_both_languages(Store store)
    {
        await using var world = await SmallProgramme.LiveAsync(store);
        var english = await WriteAsync(world, "--district niwari");
        english.ShouldContain("InfoLine: Niwari. Counted on 2026-12-30 11:30.");
        english.ShouldMatch(@"\n +3 +2 +1 +0 +0 +registered  \[people\.registered\]\n");
        english.ShouldMatch(@"\n +1 +0 +1 +0 +0 +50 % +ended: the last provider was silent  \[referrals\.expired\]\n");
        english.ShouldContain("Not recorded, so not here: jobs");
        english.ShouldNotContain("people.in_dialogue"); // Nobody knows where they live: better nothing than a nought.
        var hindi = await WriteAsync(world, "--lang hi --district niwari");
        hindi.ShouldContain("निवाड़ी");
        hindi.ShouldContain("केंद्र ने हाँ कहा");
        (await WriteAsync(world, "--by district")).ShouldMatch(@"\n +1 +1 +1 +1 .*Jhansi  \[jhansi\]\n");
    }

    [EachDatabase]
    public async Task The_json_holds_every_figure_with_what_it_is_a_part_of(Store store)
    {
        await using var world = await SmallProgramme.LiveAsync(store);
        using var json = JsonDocument.Parse(await WriteAsync(world, "--json"));
        var figures = json.RootElement.GetProperty("groups")[0].GetProperty("figures").EnumerateArray().ToDictionary(one => one.GetProperty("name").GetString()!, StringComparer.Ordinal);
        figures.Keys.ShouldBe(Figures.All.Select(figure => figure.Name));
        var helped = figures["outcomes.helped_fully"];
        (helped.GetProperty("count").GetInt32(), helped.GetProperty("women").GetInt32(), helped.GetProperty("of_count").GetInt32()).ShouldBe((1, 1, 3));
        figures["days.contact_to_done"].GetProperty("median_working_days").GetDouble().ShouldBe(3);
    }

    [EachDatabase]
    public async Task The_csv_holds_every_figure_in_the_same_columns(Store store)
    {
        await using var world = await SmallProgramme.LiveAsync(store);
        var table = await WriteAsync(world, "--csv");
        var lines = table.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldBe("\"group\",\"group_label\",\"name\",\"label\",\"count\",\"women\",\"men\",\"other\",\"not_known\",\"of\",\"of_count\",\"median_days\",\"median_working_days\"");
        lines.ShouldAllBe(line => line.Split("\",\"", StringSplitOptions.None).Length == 13);
        lines.Skip(1).Take(Figures.All.Length).Select(line => line.Split('"')[5]).ShouldBe(Figures.All.Select(figure => figure.Name));
        table.ShouldContain("\n\"\",\"\",\"outcomes.helped_fully\",\"helped\",\"1\",\"1\",\"0\",\"0\",\"0\",\"referrals.accepted\",\"3\",\"\",\"\"");
        table.ShouldContain("\n\"\",\"\",\"days.contact_to_done\",\"from the first contact until it is done\",\"1\",\"1\",\"0\",\"0\",\"0\",\"\",\"\",\"5.0\",\"3.0\"");
        table.ShouldContain("\n\"\",\"\",\"people.need.finance\",\"finance\",\"3\",\"2\",\"0\",\"1\",\"0\",\"\",\"\",\"\",\"\"");
        table.ShouldContain("\n\"\",\"\",\"steps.register.name.stopped\",\"Your name?\",\"0\",\"\",\"\",\"\",\"\",\"steps.register.name\",\"0\",\"\",\"\"");
        (await WriteAsync(world, "--csv --by district --lang hi")).ShouldContain("\n\"niwari\",\"निवाड़ी\",\"people.registered\",\"नाम लिखे गए\",\"3\",\"2\",\"1\",\"0\",\"0\"");
    }

    [EachDatabase]
    public async Task Commands_run_beside_a_service(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        await using var service = await database.OpenAsync();
        var folder = Directory.CreateTempSubdirectory("infoline-reports-").FullName;
        foreach (var command in (string[])["report --to-file report.txt", "report --rows people.registered --to rows.csv", "export registrations --to people.xlsx", "export referrals --with-names --to referrals.csv", "export check-ins --to check-ins.xlsx"])
        {
            var words = command.Split(' ');
            var file = words[^1] = Path.Combine(folder, words[^1]);
            (await Program.Main([.. words, "--Storage:Connection", database.Connection])).ShouldBe(0, command);
            File.Exists(file).ShouldBeTrue(command);
        }

        (await Program.Main(["report", "--by", "village", "--Storage:Connection", database.Connection])).ShouldBe(1);
        (await Program.Main(["export", "referrals", "--format", "pdf", "--Storage:Connection", database.Connection])).ShouldBe(1);
        Directory.Delete(folder, recursive: true);
    }

    private static ReportOptions Read(string typed) => ReportOptions.Read(typed.Split(' '), Places, StepTests.Steps, SomeCalendar.India);

    private static async Task<string> WriteAsync(Referrals.World world, string typed)
    {
        await using var to = new StringWriter { NewLine = "\n" };
        (await new ReportCommand("", Places, StepTests.Steps, SomeCalendar.Shipped, world.Now).WriteAsync(world.Database, Read(typed), to)).ShouldBeNull();
        return to.ToString();
    }
}
