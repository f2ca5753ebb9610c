using InfoLine.Dialogs.Rendering;
using InfoLine.Referrals;
using InfoLine.Tests.WorkingTime;
using static InfoLine.Tests.Referrals.SomeReferral;

namespace InfoLine.Tests.Referrals;

/// <summary>What a villager hears when help did not help.</summary>
public sealed class CaseTextTests
{
    private static readonly DateTimeOffset By = SomeCalendar.At("2026-12-25 17:00");

    public static TheoryData<string, CaseTicket?> All()
    {
        var all = new TheoryData<string, CaseTicket?>();
        foreach (var language in (string[])["en", "hi"])
        {
            all.Add(language, null);
            all.Add(language, new("t", "K7H4MX", By: null));
            all.Add(language, new("t", "K7H4MX", By));
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(All))]
    public void It_fits_two_segments_and_promises_only_what_a_centre_has_promised(string language, CaseTicket? ticket)
    {
        var text = TextOf(language, ticket);
        SmsLength.Of(text).Segments.ShouldBeInRange(1, NoticeText.MostSegments, text);
        text.Contains("K7H4MX", StringComparison.Ordinal).ShouldBe(ticket is not null);
        text.Contains(language == "hi" ? "25 दिसंबर शाम 5 बजे तक" : "by 25 December 5 pm", StringComparison.Ordinal).ShouldBe(ticket?.By is not null);
    }

    private static string TextOf(string language, CaseTicket? ticket)
    {
        var asked = In(ReferralStatus.InProgress) with { Code = "4K7HMX", Asked = new(TimerKind.AskHelped, 3, Monday) };
        var done = Done(asked, new ReferralInput.Answer(Asha, 3)) with { Ticket = ticket };
        return PersonText.After(done, language, SomeCalendar.India, Monday);
    }
}
