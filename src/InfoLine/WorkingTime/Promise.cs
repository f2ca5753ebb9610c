using System.Globalization;

namespace InfoLine.WorkingTime;

/// <summary>Says by when something will be done, so that a villager can tell it to the family: "by Tuesday 5 pm".</summary>
public static class Promise
{
    private static readonly string[] HindiDays = ["रविवार", "सोमवार", "मंगलवार", "बुधवार", "गुरुवार", "शुक्रवार", "शनिवार"];

    private static readonly string[] HindiMonths =
        ["जनवरी", "फरवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर", "अक्टूबर", "नवंबर", "दिसंबर"];

    /// <summary>The promise in words.</summary>
    /// <param name="by">The moment that it must be kept by.</param>
    /// <param name="now">When it is made; decides between "today", a weekday, and a date.</param>
    /// <param name="zone">Whose clock on the wall is meant.</param>
    /// <param name="language"><c>hi</c>; every other language gets English.</param>
    /// <returns>"by 5 pm today", "by Tuesday 5 pm" up to six days ahead, then "by 12 January 5 pm"; "मंगलवार शाम 5 बजे तक".</returns>
    /// <remarks>Not "tomorrow": a text may be read a day late, and the Hindi word is also the one for yesterday.</remarks>
    public static string By(DateTimeOffset by, DateTimeOffset now, TimeZoneInfo zone, string language)
    {
        var local = TimeZoneInfo.ConvertTime(by, zone);
        var days = (local.Date - TimeZoneInfo.ConvertTime(now, zone).Date).Days;
        return language == "hi" ? $"{HindiDay(local, days)} {HindiTime(local)} तक" : $"by {(days == 0 ? $"{Time(local)} today" : $"{Day(local, days)} {Time(local)}")}";
    }

    private static string Day(DateTimeOffset local, int days) => days is > 0 and < 7
        ? local.ToString("dddd", CultureInfo.InvariantCulture)
        : local.ToString("d MMMM", CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset local) =>
        local.ToString(local.Minute == 0 ? "h tt" : "h:mm tt", CultureInfo.InvariantCulture).ToLowerInvariant();

    private static string HindiDay(DateTimeOffset local, int days) => days switch
    {
        0 => "आज",
        > 0 and < 7 => HindiDays[(int)local.DayOfWeek],
        _ => $"{local.Day} {HindiMonths[local.Month - 1]}",
    };

    private static string HindiTime(DateTimeOffset local)
    {
        var part = local.Hour switch
        {
            >= 4 and < 12 => "सुबह",
            >= 12 and < 16 => "दोपहर",
            >= 16 and < 20 => "शाम",
            _ => "रात",
        };
        return local.Minute == 0 ? $"{part} {local:%h} बजे" : $"{part} {local:h:mm} बजे";
    }
}
