using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using InfoLine.Exports;
using InfoLine.Registration;
using InfoLine.Reports;
using InfoLine.Tests.Referrals;
using InfoLine.Tests.WorkingTime;

namespace InfoLine.Tests.Reports;

/// <summary>What leaves as CSV and XLSX: all rows, readable by a spreadsheet, and nothing in them that runs.</summary>
public sealed class ExportTableTests
{
    private const string Formula = "=HYPERLINK(\"x\")";

    [EachDatabase]
    public async Task Referrals_leave_with_their_stages_and_without_names(Store store)
    {
        await using var world = await SmallProgramme.LiveAsync(store);
        var rows = await ReadAsync(to => Referrals(world).WriteAsync(world.Database, RowFilter.All, withNames: false, to));
        rows.Count.ShouldBe(6); // The head, and five that were not by mistake.
        string Of(List<string> row, string column) => row[rows[0].IndexOf(column)];
        var asha = rows.Single(row => Of(row, "status") == "completed");
        (Of(asha, "district"), Of(asha, "gender"), Of(asha, "age"), Of(asha, "outcome"), Of(asha, "verified_by")).ShouldBe(("niwari", "woman", "18-35", "helped_fully", "person"));
        (Of(asha, "opened_at"), Of(asha, "yes_at"), Of(asha, "contact_at"), Of(asha, "done_at")).ShouldBe(("2026-11-23 11:00", "2026-11-24 11:00", "2026-11-25 11:00", "2026-11-30 11:00"));
        (Of(asha, "days_contact_to_done"), Of(asha, "working_days_contact_to_done")).ShouldBe(("5.0", "3"));
        Of(rows.Single(row => Of(row, "status") == "expired"), "refusals").ShouldBe("no_capacity silence");
        rows.ShouldAllBe(row => !row.Exists(cell => cell.Contains("Ravi", StringComparison.Ordinal) || cell.Contains("+91", StringComparison.Ordinal)));

        var named = await ReadAsync(to => Referrals(world).WriteAsync(world.Database, RowFilter.All with { Block = "niwari.prithvipur" }, withNames: true, to));
        named.Count.ShouldBe(2);
        named[1].TakeLast(3).ShouldBe(["ravi", "Ravi", "+91-ravi"]);
    }

    [EachDatabase]
    public async Task Check_ins_leave_as_one_row_a_question(Store store)
    {
        await using var world = await SmallProgramme.LiveAsync(store);
        var rows = await ReadAsync(to => new ExportCheckIns(SomeCalendar.India).WriteAsync(world.Database, RowFilter.All, to));
        rows.Skip(1).Select(row => $"{row[1]} {row[2]} {row[5]}".TrimEnd()).Order(StringComparer.Ordinal)
            .ShouldBe(["14 helped", "14 helped yes", "3 helped no", "3 helped not yet", "30 running does not run", "7 running better"]);
        rows[1][3].ShouldBe("2026-11-27 11:30");
    }

    [EachDatabase]
    public async Task Registrations_can_be_chosen_by_day_and_place(Store store)
    {
        await using var world = await SmallProgramme.LiveAsync(store);
        Task<List<List<string>>> Of(RowFilter filter) => ReadAsync(to => ExportPeople.WriteAsync(world.Database, filter, to));
        (await Of(RowFilter.All)).Skip(1).Select(row => row[0]).ShouldBe(["asha", "kamla", "kiran", "meena", "ravi"], ignoreOrder: true);
        (await Of(RowFilter.All with { District = "niwari" })).Skip(1).Select(row => row[0]).ShouldBe(["asha", "kamla", "ravi"], ignoreOrder: true);
        (await Of(RowFilter.All with { District = "none" })).Skip(1).Select(row => row[0]).ShouldBe(["kiran"]);
        (await Of(RowFilter.All with { Until = SomeCalendar.At("2026-11-01 00:00").ToUnixTimeMilliseconds() })).Skip(1).Select(row => row[0]).ShouldBe(["kamla"]);
    }

    [EachDatabase]
    public async Task Nothing_that_was_typed_runs_in_a_spreadsheet(Store store)
    {
        await using var world = await SmallProgramme.LiveAsync(store);
        await using var text = new StringWriter();
        await using (var csv = new CsvTable(text))
            await ExportPeople.WriteAsync(world.Database, RowFilter.All, csv);
        text.ToString().ShouldContain("\"'=HYPERLINK(\"\"x\"\")\"");

        using var file = new MemoryStream();
        await using (var xlsx = new XlsxTable(file))
            await ExportPeople.WriteAsync(world.Database, RowFilter.All, xlsx);
        using var book = SpreadsheetDocument.Open(new MemoryStream(file.ToArray()), isEditable: false);
        var cells = book.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Cell>().ToList();
        cells.ShouldAllBe(cell => cell.CellFormula == null && cell.DataType!.Value == CellValues.InlineString);
        cells.ShouldContain(cell => cell.InnerText == Formula);
        cells.ShouldContain(cell => cell.InnerText == "<script>alert(1)</script>");
    }

    [Fact]
    public async Task A_full_sheet_goes_on_in_the_next_one_with_its_head()
    {
        using var file = new MemoryStream();
        await using (var table = new XlsxTable(file, mostRows: 3))
        {
            await table.WriteAsync(["number"]);
            for (var row = 1; row <= 5; row++)
                await table.WriteAsync([$"{row}"]);
        }

        using var book = SpreadsheetDocument.Open(new MemoryStream(file.ToArray()), isEditable: false);
        var sheets = book.WorkbookPart!.Workbook.Descendants<Sheet>().Select(sheet => (WorksheetPart)book.WorkbookPart.GetPartById(sheet.Id!.Value!));
        sheets.Select(sheet => string.Join(' ', sheet.Worksheet.Descendants<Row>().Select(row => row.InnerText))).ShouldBe(["number 1 2", "number 3 4", "number 5"]);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("  ＝cmd()", "'＝cmd()")]
    [InlineData("+91 98", "'+91 98")]
    [InlineData("line\nbreak\u0000 end", "line break  end")]
    [InlineData("सुनीता 😀", "सुनीता 😀")]
    public void A_cell_is_a_text_on_one_line(string text, string cell) => CsvLine.Of([text]).ShouldBe($"\"{cell}\"");

    [Fact]
    public void Half_a_letter_becomes_a_blank() => PlainText.Of($"a{(char)0xD83D}b😀{(char)0xDE00}").ShouldBe("a b😀");

    [Fact]
    public void A_cell_is_never_longer_than_a_spreadsheet_takes() => PlainText.Of(new string('a', 40_000)).Length.ShouldBe(32_767);

    [Fact]
    public async Task Of_an_export_that_fails_nothing_is_left_and_what_was_there_stays()
    {
        await using var database = await TestDatabase.NewAsync(Store.Sqlite);
        await (await database.OpenAsync()).DisposeAsync();
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.csv");
        await File.WriteAllTextAsync(file, "of yesterday");
        (await ExportFile.RunAsync(database.Connection, TableFormat.Csv, file, async (_, to) =>
        {
            await to.WriteAsync(["half"]);
            throw new IOException("The disk is full.");
        })).ShouldBe(1);
        (await File.ReadAllTextAsync(file)).ShouldBe("of yesterday");
        File.Exists(file + ".part").ShouldBeFalse();
        File.Delete(file);
    }

    private static ExportReferrals Referrals(World world) => new(SomeCalendar.Shipped, world.Now);

    private static async Task<List<List<string>>> ReadAsync(Func<ITableWriter, Task<string?>> export)
    {
        var rows = new List<List<string>>();
        await using var to = new Kept(rows);
        (await export(to)).ShouldBeNull();
        return rows;
    }

    private sealed class Kept(List<List<string>> rows) : ITableWriter
    {
        public Task WriteAsync(IReadOnlyList<string> cells)
        {
            rows.Add([.. cells]);
            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
