using InfoLine.Desk;
using InfoLine.Dialogs.Rendering;
using InfoLine.Storage;
using InfoLine.Tests.Registration;
using InfoLine.Tests.WorkingTime;
using static InfoLine.Tests.Desk.SomeTicket;

namespace InfoLine.Tests.Desk;

/// <summary>Whoever writes the number of their ticket hears where it stands.</summary>
public sealed class TicketStandingTests
{
    private const string LongHindi = "ज़िला उद्योग प्रोत्साहन तथा उद्यमिता विकास सूचना केंद्र, संत रविदास नगर भदोही, ब्लॉक कार्यालय के पीछे";

    public static TheoryData<TicketStatus, string> Everywhere()
    {
        var all = new TheoryData<TicketStatus, string>();
        foreach (var status in Enum.GetValues<TicketStatus>())
        {
            all.Add(status, "en");
            all.Add(status, "hi");
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public void Every_text_has_the_number_and_fits_two_segments_however_long_the_name_is(TicketStatus status, string language)
    {
        foreach (var now in (DateTimeOffset[])[Monday, Monday.AddDays(40)])
        {
            foreach (var centre in (string?[])[null, LongHindi, string.Concat(Enumerable.Repeat(LongHindi, 3))])
            {
                var text = TicketStanding.TextOf(In(status), centre, SomeCalendar.India, language, now);
                SmsLength.Of(text).Segments.ShouldBeInRange(1, TicketStanding.MostSegments, text);
                text.ShouldStartWith("K7H4M: ");
            }
        }
    }

    [Theory]
    [InlineData("K7H4M", true)]
    [InlineData(" k7h4m ", true)]
    [InlineData("k7h 4m", true)]
    [InlineData("K७H४M?", true)]
    [InlineData("status K7H4M", true)]
    [InlineData("K7H4M kya hua", true)]
    [InlineData("K7H4M का क्या हुआ", true)]
    [InlineData("K7H4M please call me tomorrow", false)]
    [InlineData("K7H4M kya hua mujhe do hafte se koi phone nahi aaya hai", false)]
    public void A_number_alone_asks_and_so_do_words_that_ask(string text, bool asks) => StandingWords.Ask(text, "K7H4M").ShouldBe(asks);

    [Fact]
    public void A_promise_is_said_as_it_was_made_and_not_again_once_it_has_passed()
    {
        TicketStanding.TextOf(New, "Jhansi centre", SomeCalendar.India, "en", Monday).ShouldBe("K7H4M: it waits at Jhansi centre. A person answers here by 5 pm today.");
        TicketStanding.TextOf(New, "Jhansi centre", SomeCalendar.India, "en", Monday.AddDays(1)).ShouldContain("we cannot say");
        TicketStanding.TextOf(In(TicketStatus.Claimed), null, SomeCalendar.India, "hi", Monday).ShouldBe("K7H4M: केंद्र का व्यक्ति इसे देख रहा है। जवाब यहीं आज शाम 5 बजे तक।");
    }

    [EachDatabase]
    public async Task She_hears_it_from_her_own_phone_in_any_spelling_and_a_stranger_hears_nothing(Store store)
    {
        await using var line = await SomeDesk.OpenAsync(store);
        await line.WritesAsync(Person.Asha, "hello", "2", "9", "0");
        var ticket = await line.TicketOfAsync(Person.Asha);
        var (code, native) = (ticket.Code, string.Concat(ticket.Code.Select(letter => char.IsAsciiDigit(letter) ? (char)('०' + letter - '0') : letter)));
        foreach (var text in (string[])[code, code.ToLowerInvariant(), $"{code[..3]} {code[3..]}", native, $"status {code}", $"{code} kya hua"])
        {
            await line.WritesAsync(Person.Asha, text);
            line.LastTo(Person.Asha).ShouldBe($"{code}: it waits at Jhansi centre. A person answers here by Tuesday 5 pm.", text);
        }

        await line.WritesAsync(Person.Ravi, "hello", "2", code);
        var told = line.LastTo(Person.Ravi);
        var other = ShortCode.Alphabet.Select(letter => letter + code[1..]).First(one => one != code && ShortCode.IsOne(one));
        await line.WritesAsync(Person.Ravi, other);
        line.LastTo(Person.Ravi).Replace(other, code, StringComparison.Ordinal).ShouldBe(told);
        told.ShouldContain("no number");
        (await line.FindTicketAsync(ticket.Id)).Version.ShouldBe(ticket.Version);
    }

    [EachDatabase]
    public async Task While_a_person_has_the_conversation_a_number_is_answered_and_other_words_are_theirs(Store store)
    {
        await using var line = await SomeDesk.OpenAsync(store);
        await line.WritesAsync(Person.Asha, "hello", "2", "9");
        var ticket = await line.TicketOfAsync(Person.Asha);
        await line.WritesAsync(Person.Asha, $"status {ticket.Code}");
        line.LastTo(Person.Asha).ShouldStartWith($"{ticket.Code}: it waits");

        var heard = line.Carrier.Heard(Person.Asha).Count();
        await line.WritesAsync(Person.Asha, $"{ticket.Code} please call me", "3G4H6");
        line.Carrier.Heard(Person.Asha).Count().ShouldBe(heard);
        (await line.RowsAsync("select name from ticket_events where name = 'wrote'")).Count.ShouldBe(2);
    }
}
