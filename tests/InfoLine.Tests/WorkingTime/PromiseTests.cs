using InfoLine.WorkingTime;
using static InfoLine.Tests.WorkingTime.SomeCalendar;

namespace InfoLine.Tests.WorkingTime;

public sealed class PromiseTests
{
    [Theory]
    [InlineData("2026-11-24 17:00", "by Tuesday 5 pm", "मंगलवार शाम 5 बजे तक")]
    [InlineData("2026-11-23 17:00", "by 5 pm today", "आज शाम 5 बजे तक")]
    [InlineData("2026-11-27 10:30", "by Friday 10:30 am", "शुक्रवार सुबह 10:30 बजे तक")]
    [InlineData("2026-11-29 12:00", "by Sunday 12 pm", "रविवार दोपहर 12 बजे तक")]
    [InlineData("2026-11-30 17:00", "by 30 November 5 pm", "30 नवंबर शाम 5 बजे तक")]
    [InlineData("2027-01-02 21:15", "by 2 January 9:15 pm", "2 जनवरी रात 9:15 बजे तक")]
    public void A_promise_is_a_day_and_an_hour_in_both_languages(string by, string english, string hindi)
    {
        Promise.By(At(by), At("2026-11-23 11:00"), India, "en").ShouldBe(english);
        Promise.By(At(by), At("2026-11-23 11:00"), India, "hi").ShouldBe(hindi);
    }

    [Fact]
    public void The_day_is_the_one_on_the_wall_here_and_not_in_utc() =>
        Promise.By(At("2026-11-24 03:00"), At("2026-11-23 23:00"), India, "en").ShouldBe("by Tuesday 3 am");
}
