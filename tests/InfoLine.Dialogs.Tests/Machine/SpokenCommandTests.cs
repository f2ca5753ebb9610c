using InfoLine.Dialogs.Compile;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Tests.Compile;
using InfoLine.Dialogs.Tests.Conversations;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Machine;

/// <summary>A command that is a whole sentence is heard in every spelling, and nothing else is: a false STOP silences somebody for good.</summary>
public sealed class SpokenCommandTests
{
    private static readonly FlowSet Line = SomePhone.Line(new FlowSource("infoline.yaml", SomeDialogs.Sources.Single(file => file.Path == "infoline.yaml").Text.Replace(
        "stop: { en: [stop], hi: [बंद] }",
        "stop: { en: [stop, do not write to me, stop sending messages], hi: [बंद, मैसेज मत भेजो, मैसेज नहीं चाहिए] }",
        StringComparison.Ordinal)));

    [Theory]
    [InlineData("Please do not write to me any more!")]
    [InlineData("STOP SENDING MESAGES")]
    [InlineData("मुझे मैसेज मत भेजो")]
    [InlineData("ab mujhe koi massage mat bhejo ji")]
    [InlineData("msg mat bhejo")]
    [InlineData("muje message nhi chahiye")]
    public void A_whole_sentence_is_heard_in_any_spelling(string said)
    {
        var phone = SomePhone.English(Line);
        phone.Say("menu");
        phone.Hears(said).ShouldStartWith("You will hear nothing more.");
        phone.Session.StoppedAt.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("why should i not write to you")]
    [InlineData("do not write to me about pension")]
    [InlineData("you did not write to me")]
    [InlineData("मैसेज मत भेजो बोला बैंक ने")]
    [InlineData("मैसेज नहीं भेजा")]
    [InlineData("paise mat bhejo")]
    [InlineData("mat bhejo message")]
    [InlineData("please stop now")]
    public void Anything_more_or_less_silences_nobody(string said)
    {
        var phone = SomePhone.English(Line);
        phone.Say("menu");
        phone.Say(said);
        phone.Session.StoppedAt.ShouldBeNull();
    }

    [Fact]
    public void It_is_heard_in_the_middle_of_a_registration_and_before_there_is_a_language()
    {
        var phone = SomePhone.English(Line);
        phone.Say("register");
        phone.Say("1");
        phone.Hears("message mat bhejo").ShouldStartWith("You will hear nothing more.");

        var newcomer = SomePhone.New(Line);
        newcomer.Say("message mat bhejo");
        newcomer.Session.StoppedAt.ShouldNotBeNull();
    }
}
