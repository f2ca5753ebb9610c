namespace InfoLine.Channels.Phone;

/// <summary>Whether there is a simulated phone, and what its clock says at first.</summary>
/// <param name="Enabled">False: every address below <c>/phone</c> answers 404.</param>
/// <param name="Zone">The line's own time zone.</param>
public sealed record PhoneSettings(bool Enabled, TimeZoneInfo Zone)
{
    private const string EnabledKey = "Phone:Enabled";
    private const string ZoneKey = "TimeZone";

    // The hour at which conversation tests begin: what is heard here is heard there.
    private static readonly TimeOnly Morning = new(10, 0);

    /// <summary>Reads the settings; a mistake stops the start.</summary>
    /// <param name="settings"><c>Phone:Enabled</c> and <c>TimeZone</c>.</param>
    /// <param name="isDevelopment">True where the phone is on by default.</param>
    /// <param name="report">Hears one line when the phone is off, or the mistake.</param>
    public static PhoneSettings Read(IConfiguration settings, bool isDevelopment, StartReport report)
    {
        var enabled = isDevelopment;
        if (settings[EnabledKey] is { Length: > 0 } set && !bool.TryParse(set, out enabled))
            report.Stop($"{EnabledKey}: '{set}' is neither true nor false: write one of them, or leave it out.");
        report.Tell(enabled
            ? "The simulated phone is on: open /phone to try the dialogs."
            : $"The simulated phone is off: set {EnabledKey}=true to try the dialogs at /phone.");

        // A zone that does not exist is told by the part that keeps the calendar.
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(settings[ZoneKey] is { Length: > 0 } name ? name : "Asia/Kolkata", out var found) ? found : TimeZoneInfo.Utc;
        return new(enabled, zone);
    }

    /// <summary>When a conversation begins: this morning, whatever the hour, so that it goes the same way all day.</summary>
    public DateTimeOffset FirstMoment(DateTimeOffset now)
    {
        var morning = TimeZoneInfo.ConvertTime(now, Zone).Date + Morning.ToTimeSpan();
        return new(morning, Zone.GetUtcOffset(morning));
    }
}
