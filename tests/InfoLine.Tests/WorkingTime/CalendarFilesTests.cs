using InfoLine.WorkingTime;
using static InfoLine.Tests.WorkingTime.SomeCalendar;

namespace InfoLine.Tests.WorkingTime;

public sealed class CalendarFilesTests
{
    private const string Hours = "what,from,until\nmonday,9:00,18:00\nmessages,8:00,20:00\n";
    private const string Holidays = "day,month,year,en,hi\n";

    [Fact]
    public void Only_the_three_national_holidays_come_with_the_product()
    {
        var days = Enumerable.Range(0, 365).Select(day => new DateOnly(2027, 1, 1).AddDays(day)).Where(day => Shipped.HolidayOn(day) is not null);
        days.ShouldBe([new(2027, 1, 26), new(2027, 8, 15), new(2027, 10, 2)]);
    }

    [Fact]
    public void A_table_from_a_spreadsheet_is_read()
    {
        var read = CalendarFiles.Read(India, "\uFEFFWhat;From;Until\r\nMonday;09:00:00;18:00:00\r\nMessages;8:00;20:00\r\n;;\r\n", "day;month;year;en;hi\r\n4;3;2027;Holi;होली\r\n");
        read.Problems.ShouldBeEmpty();
        read.Calendar!.HolidayOn(new(2027, 3, 4))!.Hindi.ShouldBe("होली");
        read.Calendar.HolidayOn(new(2028, 3, 4)).ShouldBeNull();
        read.Calendar.IsOpen(At("2026-11-23 09:30")).ShouldBeTrue();
        read.Calendar.IsOpen(At("2026-11-24 09:30")).ShouldBeFalse();
    }

    [Fact]
    public void A_programme_may_replace_one_table_and_keep_the_other()
    {
        var folder = Directory.CreateTempSubdirectory("infoline-calendar-").FullName;
        File.WriteAllText(Path.Combine(folder, "holidays.csv"), Holidays + "4,3,2027,Holi,होली\n");
        var read = CalendarFiles.Load(India, folder).Calendar.ShouldNotBeNull();
        read.HolidayOn(new(2027, 3, 4)).ShouldNotBeNull();
        read.HolidayOn(new(2027, 1, 26)).ShouldBeNull();
        read.IsOpen(At("2026-11-23 11:00")).ShouldBeTrue();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("what,from\nmonday,9:00\n", 1, "The first line must be")]
    [InlineData("what,from,until\nmonday,9:00,18:00\n", 1, "There is no row 'messages'")]
    [InlineData("what,from,until\nmessages,8:00,20:00\n", 1, "No day of the week is open.")]
    [InlineData("what,from,until\nmonday,9:00,18:00\nmonday,9:00,18:00\nmessages,8:00,20:00\n", 3, "'monday' is here twice.")]
    [InlineData("what,from,until\nmonday,18:00,9:00\nmessages,8:00,20:00\n", 2, "9:00 is not later than 18:00.")]
    [InlineData("what,from,until\nmonday,nine,18:00\nmessages,8:00,20:00\n", 2, "Write times as in 09:30.")]
    [InlineData("what,from,until\nsomeday,9:00,18:00\nmessages,8:00,20:00\n", 2, "'someday' is neither")]
    [InlineData("what,from,until\n1,9:00,18:00\nmessages,8:00,20:00\n", 2, "'1' is neither")]
    [InlineData("what,from,until\nmonday,9:00\nmessages,8:00,20:00\n", 2, "A row has 3 columns")]
    public void A_mistake_in_the_hours_has_its_line(string hours, int line, string sentence) => Refuses(hours, Holidays, "hours", line, sentence);

    [Theory]
    [InlineData("day,month,year,en,hi\n30,2,,x,y\n", 2, "'30', '2', '' is no day")]
    [InlineData("day,month,year,en,hi\n29,2,2027,x,y\n", 2, "'29', '2', '2027' is no day")]
    [InlineData("day,month,year,en,hi\n1,1,,x,y\n1,13,,x,y\n", 3, "'1', '13', '' is no day")]
    [InlineData("day,month,year,en,hi\nfirst,1,,x,y\n", 2, "'first', '1', '' is no day")]
    [InlineData("", 1, "The first line must be")]
    public void A_mistake_in_the_holidays_has_its_line(string holidays, int line, string sentence) => Refuses(Hours, holidays, "holidays", line, sentence);

    [Fact]
    public void All_mistakes_are_told_at_once() =>
        CalendarFiles.Read(India, Hours.Replace("18:00", "1800"), Holidays + "x,1,,a,b\ny,1,,a,b\n").Problems.Select(problem => (problem.Table, problem.Line))
            .ShouldBe([("hours", 2), ("hours", 1), ("holidays", 2), ("holidays", 3)]);

    private static void Refuses(string hours, string holidays, string table, int line, string sentence)
    {
        var read = CalendarFiles.Read(India, hours, holidays);
        read.Calendar.ShouldBeNull();
        read.Problems.ShouldContain(problem => problem.Table == table && problem.Line == line && problem.Sentence.StartsWith(sentence, StringComparison.Ordinal));
    }
}
