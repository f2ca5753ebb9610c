using InfoLine.Dialogs.Rendering;
using InfoLine.Referrals;
using InfoLine.Tests.WorkingTime;
using static InfoLine.Tests.Referrals.SomeReferral;

namespace InfoLine.Tests.Referrals;

public sealed class NoticeTextTests
{
    private const string LongHindi = "ज़िला उद्योग प्रोत्साहन तथा उद्यमिता विकास केंद्र, संत रविदास नगर भदोही";
    private const string LongEnglish = "District Industries Promotion and Entrepreneurship Development Centre, Sant Ravidas Nagar (Bhadohi), second floor, behind the development office, "
        + "opposite the old bus stand, near the post office of the town, next to the block office";

    private static readonly Referral Waiting = In(ReferralStatus.Sent) with { ContactBy = SomeCalendar.At("2026-11-26 17:00") };

    public static TheoryData<NoticeKind, string> All()
    {
        var all = new TheoryData<NoticeKind, string>();
        foreach (var kind in Enum.GetValues<NoticeKind>())
        {
            all.Add(kind, "en");
            all.Add(kind, "hi");
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_text_fits_two_segments_however_long_the_names_are(NoticeKind kind, string language)
    {
        var text = Text(kind, language, language == "hi" ? LongHindi : LongEnglish);
        SmsLength.Of(text).Segments.ShouldBeInRange(1, NoticeText.MostSegments);
        text.ShouldContain(Code);
        text.ShouldNotContain("http");
        text.Any(letter => letter is >= '\u0900' and <= '\u097F').ShouldBe(language == "hi");
    }

    [Fact]
    public void A_promise_says_the_day_and_the_hour()
    {
        Text(NoticeKind.WillHelp, "en", "PNB RSETI").ShouldBe("InfoLine 4K7HM: PNB RSETI will help. They get in touch with you by Thursday 5 pm. It costs nothing.");
        Text(NoticeKind.AskedAnother, "hi", "").ShouldBe("InfoLine 4K7HM: हमने आपके लिए एक केंद्र से पूछा है। जवाब बुधवार शाम 5 बजे तक आएगा।");
        NoticeText.Of(NoticeKind.AskedAnother, Waiting with { Tries = 2 }, "", "", "hi", SomeCalendar.Shipped, Monday).ShouldContain("दूसरे केंद्र से पूछा है");
        Text(NoticeKind.Request, "en", "", "Niwari").ShouldBe("InfoLine: can you help with finance, Niwari? Reply A 4K7HM for yes, D 4K7HM and why for no, by Wednesday 5 pm.");
    }

    [Fact]
    public void What_a_provider_is_told_to_write_back_is_understood()
    {
        var text = Text(NoticeKind.Request, "hi", "", "निवाड़ी");
        ProviderReply.Read(text[text.IndexOf("A 4", StringComparison.Ordinal)..][..7]).ShouldBe(new(ProviderVerb.Accept, Code, DeclineReason.Other));
        ProviderReply.Read(text[text.IndexOf("D 4", StringComparison.Ordinal)..][..7]).ShouldBe(new(ProviderVerb.Decline, Code, DeclineReason.Other));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_line_says_nothing_of_loans_or_refusals_to_people(NoticeKind kind, string language)
    {
        if (new Notice(kind).ToProvider)
            return;
        var text = Text(kind, language, "PNB RSETI");
        foreach (var word in (string[])["loan", "finance", "declined", "refused", "लोन", "ऋण", "वित्त", "मना"])
            text.ShouldNotContain(word);
    }

    private static string Text(NoticeKind kind, string language, string provider, string place = "") =>
        NoticeText.Of(kind, Waiting, provider, place, language, SomeCalendar.Shipped, Monday);
}
