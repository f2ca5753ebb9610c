using InfoLine.Dialogs.Compile;
using InfoLine.Dialogs.Flows;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Compile;

public class FreezeTests
{
    private const string Demo = """
        flow: demo
        title: { en: Demo, hi: नमूना }
        keywords: { en: [demo, The Demo], hi: [नमूना] }
        moved: { old: name }
        remind: [24h, 3d]
        reminder: { en: Shall we go on?, hi: आगे बढ़ें? }
        steps:
          agree:
            ask: { en: "Up to {demo.most}. Checked {checked}. May we keep your name?", hi: "{demo.most} तक। जाँच {checked}। नाम रखें?" }
            choices:
              - { en: I agree, hi: सहमत हूँ, consent: yes, go: name }
              - { en: "No, thanks", hi: सहमत नहीं, consent: no, go: menu }
              - { more: help }
          name:
            ask: { en: What is your name?, hi: आपका नाम क्या है? }
            again: { en: "Your name, for example Asha.", hi: "नाम लिखें, जैसे आशा।" }
            answer: text
            most: 60
            save: name
            personal: true
            go: need
            otherwise: person
          need:
            ask: { en: "{name}, what do you need?", hi: "{name}, क्या चाहिए?" }
            save: need
            go: branch
            choices:
              - { en: Money, hi: पैसा, value: finance }
              - { en: Training, hi: सीखना, go: done }
          branch:
            when:
              - { if: need is finance and name is known, go: done }
              - { else: true, go: help.start }
          done:
            say: { en: "Brackets are {{ and }}.", hi: "कोष्ठक {{ और }}।" }
            end: true
        """;

    private const string Facts = """
        facts:
          demo.most: { rupees: 50000, source: Ministry, mark: O, checked: 2026-11-20, review_by: 2027-02-18 }
        """;

    private static readonly FlowSet Flows = Compiled(Demo);

    [Fact]
    public void Languages_keep_their_order_and_landmarks_their_flows()
    {
        Flows.Languages.ShouldBe([new("en", "English"), new("hi", "हिंदी")]);
        Flows.Landmarks.ShouldBe(new("welcome", "menu", "person", "help", "language"));
        Flows.Lines.Count.ShouldBe(Enum.GetValues<Line>().Length);
    }

    [Fact]
    public void Words_that_start_something_are_found_by_their_folded_keys()
    {
        Flows.Keywords["demo"].ShouldBe("demo");
        Flows.Keywords["the demo"].ShouldBe("demo");
        Flows.Commands["0"].ShouldBe(Command.Menu);
        Flows.Commands[Dialogs.Words.Fold.Key("बंद")].ShouldBe(Command.Stop);
    }

    [Fact]
    public void A_choice_knows_its_words_its_value_and_where_it_leads()
    {
        var agree = Step<AskStep>("demo.agree");
        var need = Step<AskStep>("demo.need");

        agree.Choices.Select(choice => choice.Consent).ShouldBe([true, false, null]);
        agree.Choices.Select(choice => choice.Go).ShouldBe(["demo.name", "menu.start", "help.start"]);
        agree.Choices[1].Keys[0].ShouldBe("no thanks");
        agree.Choices[2].Label.ShouldBeSameAs(Flows.Lines[Line.More]);
        need.Choices.Select(choice => choice.Go).ShouldBe(["demo.branch", "demo.done"]);
        need.Choices.Select(choice => choice.Value).ShouldBe(["finance", null]);
        need.Go.ShouldBeNull();
        need.Save.ShouldBe("need");
    }

    [Fact]
    public void A_question_with_an_answer_keeps_what_its_author_wrote()
    {
        var name = Step<AskStep>("demo.name");

        name.Expect.ShouldBe(new Expect.Words(60));
        name.Personal.ShouldBeTrue();
        name.Go.ShouldBe("demo.need");
        name.Otherwise.ShouldBe("person.start");
        name.Again.ShouldNotBeNull().Key.ShouldBe("demo.name.again");
        name.Place.ShouldBe(new("demo.yaml", 14, 3));
    }

    [Fact]
    public void Facts_are_written_out_in_each_language_and_fields_stay_open()
    {
        var asked = Step<AskStep>("demo.agree").Ask;

        asked.Facts.ShouldBe([Flows.Facts["demo.most"]]);
        asked.Templates[0].Pieces.OfType<Piece.Told>().Single().Text.ShouldBe("Rs 50,000");
        asked.Templates[1].Pieces.OfType<Piece.Told>().Single().Text.ShouldBe("50,000 रुपये");
        asked.Templates[0].Pieces.OfType<Piece.Checked>().Single().Text.ShouldBe("Nov 2026");
        asked.Templates[1].Pieces.OfType<Piece.Checked>().Single().Text.ShouldBe("नवंबर 2026");
        Step<AskStep>("demo.need").Ask.Templates[0].Pieces[0].ShouldBe(new Piece.Field("name"));
        Flows.Lines[Line.Source].Templates[0].Pieces.OfType<Piece.Field>().Select(field => field.Name).ShouldBe(["source", "checked"]);
    }

    [Fact]
    public void Doubled_brackets_are_brackets() =>
        Step<SayStep>("demo.done").Say.Templates[0].Whole.ShouldBe("Brackets are { and }.");

    [Fact]
    public void Conditions_branches_reminders_and_moves_are_there()
    {
        var branch = Step<WhenStep>("demo.branch");

        branch.Branches[0].If.Holds(Slots.Empty.With("need", "finance").With("name", "Asha")).ShouldBeTrue();
        branch.Branches[0].If.Holds(Slots.Empty.With("need", "finance")).ShouldBeFalse();
        branch.Branches[1].ShouldBe(new Branch(Condition.Always, "help.start"));
        Flows.Flows["demo"].Remind.ShouldBe([TimeSpan.FromHours(24), TimeSpan.FromDays(3)]);
        Flows.Moved["demo.old"].ShouldBe("demo.name");
    }

    [Theory]
    [InlineData("age < 18", "17", true)]
    [InlineData("age < 18", "18", false)]
    [InlineData("age<=18", "18", true)]
    [InlineData("age >= 18.5", "18.5", true)]
    [InlineData("age > 18", null, false)]
    [InlineData("age is 18", "18", true)]
    [InlineData("age is not 18", "18", false)]
    [InlineData("age is not 18", null, true)]
    [InlineData("age is known", "1", true)]
    [InlineData("age is empty", "1", false)]
    [InlineData("age is not empty", "1", true)]
    [InlineData("age > 10 and age < 20", "15", true)]
    [InlineData("age > 10 and age < 20", "25", false)]
    public void A_condition_means_what_it_says(string condition, string? age, bool holds)
    {
        var flow = "flow: demo\ntitle: { en: Demo, hi: नमूना }\nkeywords: { en: [demo] }\nsteps:\n"
            + "  start: { ask: { en: Your age?, hi: आपकी उम्र? }, answer: number, save: age, go: check }\n"
            + $"  check: {{ when: [ {{ if: {condition}, go: menu }}, {{ else: true, go: help }} ] }}\n";

        var check = (WhenStep)Compiled(flow).Steps["demo.check"];

        check.Branches[0].If.Holds(age is null ? Slots.Empty : Slots.Empty.With("age", age)).ShouldBe(holds);
    }

    [Fact]
    public void The_hash_names_the_content_and_nothing_else()
    {
        Compiled(Demo).Hash.ShouldBe(Flows.Hash);
        Flows.Hash.Length.ShouldBe(64);
        FlowCompiler.Compile(SomeDialogs.With(new("demo.yaml", Demo), new("facts.yaml", Facts)).Reverse(), SomeDialogs.Today).Flows.ShouldNotBeNull().Hash.ShouldBe(Flows.Hash);
        Compiled(Demo.ReplaceLineEndings("\r\n") + "   \r\n\r\n").Hash.ShouldBe(Flows.Hash);
        Compiled("\uFEFF" + Demo).Hash.ShouldBe(Flows.Hash);
        (Compiled(Demo.Replace("Asha", "Usha", StringComparison.Ordinal)).Hash == Flows.Hash).ShouldBeFalse();
    }

    private static T Step<T>(string id)
        where T : Step => Flows.Steps[id].ShouldBeOfType<T>();

    private static FlowSet Compiled(string demo)
    {
        var compilation = SomeDialogs.Compile(new FlowSource("demo.yaml", demo), new FlowSource("facts.yaml", Facts));
        string.Join('\n', compilation.Problems.Where(problem => problem.Severity == Severity.Error)).ShouldBe("");
        return compilation.Flows.ShouldNotBeNull();
    }
}
