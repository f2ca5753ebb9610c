namespace InfoLine.WorkingTime;

/// <summary>When people work here.</summary>
public static class WorkingTimeSetup
{
    private const string PathKey = "Calendar:Path";

    /// <summary>Adds the <see cref="WorkingCalendar"/>. Mistakes in its tables stop the start, each with its line.</summary>
    public static void AddWorkingTime(this WebApplicationBuilder builder)
    {
        var folder = builder.Configuration[PathKey] is { Length: > 0 } set ? Path.GetFullPath(set, builder.Environment.ContentRootPath) : null;
        if (folder is not null && !Directory.Exists(folder))
        {
            builder.Report().Stop($"{PathKey}: there is no folder '{builder.Configuration[PathKey]}': name the folder that holds hours.csv and holidays.csv.");
            return;
        }

        // Whether a table has mistakes does not depend on the zone, which is checked elsewhere.
        var reading = CalendarFiles.Load(TimeZoneInfo.Utc, folder);
        foreach (var problem in reading.Problems)
            builder.Report().Stop($"{PathKey}: {problem.Table}.csv, line {problem.Line}: {problem.Sentence}");
        builder.Services.AddSingleton(all => CalendarFiles.Load(all.GetRequiredService<TimeZoneInfo>(), folder).Calendar
            ?? throw new InvalidOperationException("The calendar was changed while the service started."));
    }
}
