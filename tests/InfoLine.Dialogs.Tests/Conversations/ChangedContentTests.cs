using InfoLine.Dialogs.Compile;
using InfoLine.Dialogs.Tests.Compile;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Conversations;

/// <summary>People are in the middle of a flow when it changes: nobody is stuck, nobody is silently dropped.</summary>
public sealed class ChangedContentTests
{
    private static readonly Session OnName = SessionOn("registration.name");

    [Fact]
    public void Where_the_step_still_exists_they_go_on_with_the_new_words()
    {
        var changed = SomePhone.Line(SomePhone.Registration with { Text = SomePhone.Registration.Text.Replace("how old are you?", "what is your age?", StringComparison.Ordinal) });
        Reply(changed, OnName, "Asha").ShouldBe("Asha, what is your age?");
    }

    [Fact]
    public void Where_the_step_was_renamed_they_go_to_its_new_place()
    {
        var renamed = SomePhone.Registration.Text.Replace("go: name", "go: full_name", StringComparison.Ordinal).Replace("  name:\n", "  full_name:\n", StringComparison.Ordinal);
        var changed = SomePhone.Line(
            SomePhone.Registration with { Text = renamed },
            new FlowSource("infoline.yaml", SomeDialogs.Line + "\nmoved: { registration.name: registration.full_name }\n"));
        Reply(changed, OnName, "Asha").ShouldBe("Asha, how old are you?");
    }

    [Fact]
    public void Where_the_step_is_gone_the_flow_begins_again_with_one_polite_line()
    {
        Reply(SomePhone.Line(), SessionOn("registration.village"), "Niwari").ShouldStartWith("This part is new. We start again.\nMay we keep your answers?");
        Reply(SomePhone.Line(), SessionOn("registration.village"), "menu").ShouldStartWith("What is it about?");
    }

    [Fact]
    public void Where_the_flow_is_gone_they_meet_the_menu() =>
        Reply(SomePhone.Line(), SessionOn("lottery.start"), "1").ShouldStartWith("This part is new. We start again.\nWhat is it about?");

    private static Session SessionOn(string step) =>
        Session.New with { Step = step, Language = "en", Content = "of another", LastAt = SomePhone.Morning.ToUnixTimeMilliseconds() };

    private static string Reply(Flows.FlowSet line, Session session, string message)
    {
        var phone = SomePhone.New(line);
        phone.Session = session;
        phone.Say(message);
        return string.Join('\n', phone.Heard.Select(heard => heard.PlainText));
    }
}
