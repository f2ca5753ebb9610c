using InfoLine.Dialogs.Compile;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Tests.Compile;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Conversations;

/// <summary>The registration as a form that somebody else fills in.</summary>
public sealed class RegistrationFormTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 11, 0, 0, TimeSpan.FromHours(5.5));

    private static readonly FlowSource Joins = new("join.yaml", """
        flow: join
        title: { en: Join, hi: जुड़ें }
        keywords: { en: [join], hi: [जुड़ना] }
        steps:
          notice:
            ask: { en: May we note it?, hi: क्या लिखें? }
            choices:
              - { en: "Yes", hi: हाँ, consent: yes, go: name }
              - { en: "No", hi: नहीं, consent: no, go: menu }
          name:
            ask: { en: Your name?, hi: नाम? }
            answer: text
            most: 20
            save: name
            personal: true
            go: age
          age:
            ask: { en: How old?, hi: उम्र? }
            choices:
              - { en: Eighteen or more, hi: 18 या ज़्यादा, value: grown, go: work }
              - { en: Younger, hi: 18 से कम, value: child, go: minor }
            save: age
            personal: true
          minor:
            say: { en: Please come with your mother., hi: माँ के साथ आएँ। }
            go: menu
          work:
            ask: { en: What work?, hi: काम? }
            answer: text
            most: 40
            save: work
            sort:
              kind:
                food: [pickle, अचार]
            personal: true
            go: done
          done:
            does: register
            say: { en: Noted., hi: लिख लिया। }
            go: menu
        """);

    private static readonly FlowSet Flows = Compiled();

    private readonly RegistrationForm _form = RegistrationForm.Of(Flows).ShouldNotBeNull();

    [Fact]
    public void Its_questions_are_those_whose_answers_are_kept() =>
        _form.Questions.Select(question => question.Id).ShouldBe(["join.name", "join.age", "join.work"]);

    [Fact]
    public void Dialogs_without_a_registration_have_none() => RegistrationForm.Of(SomeDialogs.Compile().Flows.ShouldNotBeNull()).ShouldBeNull();

    [Fact]
    public void An_answer_brings_along_what_it_tells_besides()
    {
        var known = Taken("work", "mango pickle", Taken("name", "Asha", Slots.Empty));
        string.Join(", ", _form.FieldsOf(known).Select(field => $"{field.Key}: {field.Value}")).ShouldBe("name: Asha, work: mango pickle, kind: food");
        Taken("work", "weaving", known)["kind"].ShouldBeNull();
    }

    [Fact]
    public void Words_that_work_everywhere_are_an_answer_here() => Taken("name", "menu", Slots.Empty)["name"].ShouldBe("menu");

    [Theory]
    [InlineData("name", "")]
    [InlineData("name", "longer than twenty letters")]
    [InlineData("age", "1")]
    [InlineData("age", "ancient")]
    public void What_is_no_answer_is_not_taken(string field, string words) => Answer(field, words, Slots.Empty).ShouldBe(new FormAnswer.NotThis());

    [Fact]
    public void A_secret_number_is_not_taken() => Answer("name", "Asha ABCPE1234F", Slots.Empty).ShouldBe(new FormAnswer.Secret());

    [Fact]
    public void Whoever_is_turned_away_by_message_is_turned_away_here_in_the_same_words() =>
        Answer("age", "child", Slots.Empty).ShouldBe(new FormAnswer.TurnedAway("Please come with your mother."));

    [Fact]
    public void A_conversation_goes_on_at_the_first_question_that_is_still_open()
    {
        var session = Session.New with { Language = "en", Step = "join.notice", Slots = Slots.Empty.With("name", "Asha").With("age", "grown") };
        _form.Pass("join.notice", session, Now).ShouldNotBeNull().Session.Step.ShouldBe("join.work");
        _form.Pass("join.work", session, Now).ShouldBeNull();
        _form.Pass("menu.start", session, Now).ShouldBeNull();
    }

    [Fact]
    public void A_choice_is_known_by_what_it_keeps()
    {
        var age = _form.Questions[1];
        RegistrationForm.Known(age, Slots.Empty.With("age", "grown")).ShouldBe(RegistrationForm.KeyOf(age, 0));
        RegistrationForm.Known(age, Slots.Empty.With("age", "of another year")).ShouldBe("");
        RegistrationForm.Known(age, Slots.Empty).ShouldBe("");
    }

    private Slots Taken(string field, string words, Slots known) => Answer(field, words, known).ShouldBeOfType<FormAnswer.Taken>().Known;

    private FormAnswer Answer(string field, string words, Slots known) => _form.Answer(_form.Questions.Single(question => question.Save == field), words, place: null, known, "en", Now);

    private static FlowSet Compiled()
    {
        var compiled = SomeDialogs.Compile(Joins);
        return compiled.Flows ?? throw new InvalidOperationException(string.Join('\n', compiled.Problems));
    }
}
