using InfoLine.Dialogs.Compile;
using InfoLine.Dialogs.Rendering;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Conversations;

public sealed class FactTests
{
    private static readonly FlowSource Loan = new("loan.yaml", """
        flow: loan
        title: { en: Loan, hi: लोन }
        keywords: { en: [loan], hi: [लोन] }
        steps:
          start:
            say: { en: "Up to {loan.most}. Checked {checked}.", hi: "{loan.most} तक। जाँच {checked}।" }
            go: short
          short:
            say: { en: "Up to {loan.most}.", hi: "{loan.most} तक।" }
            end: true
        """);

    private static readonly FlowSource Facts = new("facts/loan.yaml", """
        facts:
          loan.most: { rupees: 2000000, source: "Finance Ministry, 24 Oct 2024", mark: O, checked: 2026-11-22, review_by: 2027-02-20 }
        """);

    [Theory]
    [InlineData("en", "Up to Rs 20 lakh. Checked Nov 2026. | Up to Rs 20 lakh.")]
    [InlineData("hi", "20 लाख रुपये तक। जाँच नवंबर 2026। | 20 लाख रुपये तक।")]
    public void An_amount_is_written_as_people_say_it_with_the_month_of_checking(string language, string told) =>
        Ask(language, SomePhone.Morning).ShouldBe(told);

    [Theory]
    [InlineData("en", "Up to Rs 20 lakh. Checked Nov 2026. | Up to Rs 20 lakh. (as of Nov 2026)")]
    [InlineData("hi", "20 लाख रुपये तक। जाँच नवंबर 2026। | 20 लाख रुपये तक। (नवंबर 2026 तक)")]
    public void A_text_with_a_fact_past_its_review_says_how_old_it_is_once(string language, string told) =>
        Ask(language, SomePhone.Morning.AddDays(120)).ShouldBe(told);

    [Fact]
    public void Source_says_where_the_last_answer_comes_from()
    {
        var phone = SomePhone.English(SomePhone.Line(Loan, Facts));
        phone.Hears("source").ShouldBe("Nothing to prove yet.");
        phone.Say("loan");
        phone.Hears("source").ShouldBe("Source: Finance Ministry, 24 Oct 2024. Checked Nov 2026.");
    }

    private static string Ask(string language, DateTimeOffset now)
    {
        var session = Session.New with { Language = language, LastAt = now.ToUnixTimeMilliseconds() };
        var turn = Engine.Advance(SomePhone.Line(Loan, Facts), session, new Input.Said("loan", ChannelTraits.Sms), now);
        return string.Join(" | ", turn.Effects.OfType<Effect.Say>().Select(say => say.Speech.Text));
    }
}
