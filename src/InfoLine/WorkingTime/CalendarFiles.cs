using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace InfoLine.WorkingTime;

/// <summary>Reads the two small tables that a programme may replace: its hours and its holidays.</summary>
/// <remarks>
/// Commas or semicolons between the columns, so that any spreadsheet can write them. Days and months have columns of their own because spreadsheets turn <c>26-01</c> into
/// whatever date they please.
/// </remarks>
public static class CalendarFiles
{
    private const string HoursHead = "what,from,until";
    private const string HolidaysHead = "day,month,year,en,hi";
    private const string MessagesWord = "messages";

    /// <summary>More than this is not a list of holidays but a mistake.</summary>
    private const int MostHolidays = 200;

    private static readonly string[] Clock = ["H:mm", "HH:mm", "H:mm:ss", "HH:mm:ss"];

    /// <summary>The tables that come with the product: Monday to Friday 10:00 to 17:00, messages 8:00 to 20:00, and the three national holidays whose dates never change.</summary>
    public static WorkingCalendar Default(TimeZoneInfo zone) => Load(zone, folder: null).Calendar
        ?? throw new InvalidOperationException("The calendar that comes with the program has mistakes.");

    /// <summary>Reads <c>hours.csv</c> and <c>holidays.csv</c> of a folder.</summary>
    /// <param name="zone">Where people live.</param>
    /// <param name="folder">A table that is not in it is the one that comes with the product; null for both.</param>
    public static CalendarReading Load(TimeZoneInfo zone, string? folder) => Read(zone, TextOf(folder, "hours.csv"), TextOf(folder, "holidays.csv"));

    /// <summary>Reads both tables.</summary>
    /// <param name="zone">Where people live.</param>
    /// <param name="hours">Text of the hours; days that it does not name are closed.</param>
    /// <param name="holidays">Text of the holidays; a row without a year holds for every year.</param>
    /// <returns>The calendar, or null with every mistake in both.</returns>
    public static CalendarReading Read(TimeZoneInfo zone, string hours, string holidays)
    {
        var problems = ImmutableArray.CreateBuilder<CalendarProblem>();
        var week = ReadWeek(hours, problems);
        var days = ReadHolidays(holidays, problems);
        return problems.Count == 0 && week is not null ? new(new(zone, week, days), []) : new(null, problems.ToImmutable());
    }

    private static WorkingWeek? ReadWeek(string text, ImmutableArray<CalendarProblem>.Builder problems)
    {
        var days = new OpenHours?[7];
        OpenHours? messages = null;
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (line, cells) in Rows("hours", text, HoursHead, problems))
        {
            void Complain(string sentence) => problems.Add(new("hours", line, sentence));
            var isDay = Enum.TryParse<DayOfWeek>(cells[0], ignoreCase: true, out var day) && !char.IsAsciiDigit(cells[0][0]);
            if (!isDay && !cells[0].Equals(MessagesWord, StringComparison.OrdinalIgnoreCase))
                Complain($"'{cells[0]}' is neither a weekday in English nor '{MessagesWord}'.");
            else if (!seen.Add(cells[0]))
                Complain($"'{cells[0]}' is here twice.");
            else if (!TryReadTime(cells[1], out var from) || !TryReadTime(cells[2], out var until))
                Complain("Write times as in 09:30.");
            else if (from >= until)
                Complain($"{cells[2]} is not later than {cells[1]}.");
            else if (isDay)
                days[(int)day] = new(from, until);
            else
                messages = new(from, until);
        }

        if (Array.TrueForAll(days, day => day is null))
            problems.Add(new("hours", 1, "No day of the week is open."));
        if (messages is null)
            problems.Add(new("hours", 1, $"There is no row '{MessagesWord}': it says when we may write to people first."));
        return messages is { } known ? new([.. days], known) : null;
    }

    private static ImmutableArray<Holiday> ReadHolidays(string text, ImmutableArray<CalendarProblem>.Builder problems)
    {
        var holidays = ImmutableArray.CreateBuilder<Holiday>();
        foreach (var (line, cells) in Rows("holidays", text, HolidaysHead, problems))
        {
            var (okDay, okMonth) = (TryReadNumber(cells[0], out var day), TryReadNumber(cells[1], out var month));
            var hasYear = cells[2].Length > 0;
            var year = 2024; // A leap year: the 29th of February is a day of some years.
            if (!okDay || !okMonth || (hasYear && !(TryReadNumber(cells[2], out year) && year is >= 2000 and <= 2200))
                || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
                problems.Add(new("holidays", line, $"'{cells[0]}', '{cells[1]}', '{cells[2]}' is no day, month and year (the year may be empty)."));
            else
                holidays.Add(new(day, month, hasYear ? year : null, cells[3], cells[4]));
        }

        if (holidays.Count > MostHolidays)
            problems.Add(new("holidays", 1, $"There are more than {MostHolidays} holidays."));
        return holidays.ToImmutable();
    }

    private static IEnumerable<(int Line, string[] Cells)> Rows(string table, string text, string head, ImmutableArray<CalendarProblem>.Builder problems)
    {
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        var columns = head.Count(letter => letter == ',') + 1;
        if (!string.Join(',', Cells(lines[0])).Equals(head, StringComparison.OrdinalIgnoreCase))
        {
            problems.Add(new(table, 1, $"The first line must be: {head}"));
            yield break;
        }

        for (var i = 1; i < lines.Length; i++)
        {
            var cells = Cells(lines[i]);
            if (Array.TrueForAll(cells, cell => cell.Length == 0))
                continue;
            if (cells.Length == columns && cells[0].Length > 0)
                yield return (i + 1, cells);
            else
                problems.Add(new(table, i + 1, $"A row has {columns} columns and begins with the first: {head}"));
        }
    }

    private static string[] Cells(string line) => [.. line.Split(line.Contains(';') ? ';' : ',').Select(cell => cell.Trim().Trim('"').Trim())];

    private static bool TryReadTime(string text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text, Clock, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    private static bool TryReadNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static string TextOf(string? folder, string name)
    {
        if (folder is not null && Path.Combine(folder, name) is var own && File.Exists(own))
            return File.ReadAllText(own, Encoding.UTF8);
        using var stream = typeof(CalendarFiles).Assembly.GetManifestResourceStream($"InfoLine.WorkingTime.{name}")
            ?? throw new InvalidOperationException($"The table {name} is missing from the program.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}

/// <summary>What came of reading a calendar.</summary>
/// <param name="Calendar">The calendar, or null.</param>
/// <param name="Problems">Why not; empty when there is one.</param>
public sealed record CalendarReading(WorkingCalendar? Calendar, ImmutableArray<CalendarProblem> Problems);

/// <summary>A mistake in a table of hours or holidays.</summary>
/// <param name="Table"><c>hours</c> or <c>holidays</c>.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Sentence">What is wrong, for the person who wrote it.</param>
public sealed record CalendarProblem(string Table, int Line, string Sentence);
