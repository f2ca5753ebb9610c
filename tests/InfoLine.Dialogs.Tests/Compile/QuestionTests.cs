using InfoLine.Dialogs.Compile;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Topics;
using InfoLine.Dialogs.Understanding;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Compile;

/// <summary>What people ask is read as it was written, and mistakes in it are told where they are.</summary>
public class QuestionTests
{
    [Fact]
    public void What_people_ask_is_read_in_the_order_of_the_files()
    {
        var topics = Topics();

        topics.Schemes.Select(scheme => scheme.Id).ShouldBe(["demo"]);
        topics.Schemes[0].Names.ShouldBe([new("demo", "en"), new("demo loan", "en"), new("नमूना", "hi")]);
        topics.Schemes[0].Place.ShouldBe(new("questions/demo.yaml", 1, 9));
        topics.Aspects.Select(aspect => aspect.Id).ShouldBe(["amount", "documents"]);
        topics.Aspects[1].Title.Templates[0].Whole.ShouldBe("Papers");
        topics.Topics.Select(topic => topic.Id).ShouldBe(["demo.amount", "demo.documents", "stop", "out_of_scope.pension"]);
        topics.Bands.ShouldBe(new Bands());
        topics.SmallTalk.ShouldBeEmpty();
    }

    [Fact]
    public void An_answer_of_a_scheme_is_the_step_of_its_name_or_the_one_that_it_names()
    {
        var topics = Topics().Topics;

        topics.Select(topic => (topic.Scheme, topic.Aspect, topic.Step, topic.Command)).ShouldBe(
        [
            ("demo", "amount", "demo.amount", null),
            ("demo", "documents", "demo.papers", null),
            (null, null, null, Command.Stop),
            (null, null, "help.start", null),
        ]);
        topics.Select(topic => topic.IsOutOfScope).ShouldBe([false, false, false, true]);
        topics[0].Phrases.Length.ShouldBe(13);
        topics[0].Phrases[^1].ShouldBe(new("namoona lon kitne ka", "hi-Latn"));
        topics[0].Title.Templates.Select(title => title.Whole).ShouldBe(["Demo: how much", "नमूना: कितना"]);
    }

    [Fact]
    public void Small_talk_and_bands_are_read()
    {
        var topics = SomeQuestions.Compile(
            new FlowSource("smalltalk.yaml", "smalltalk:\n  en:\n    - how are you\n    - nice weather\n  hi: [आप कैसे हैं]"),
            new FlowSource("bands.yaml", "bands: { answer: 0.62, menu: 0.2 }")).Flows.ShouldNotBeNull().Topics;

        topics.SmallTalk.ShouldBe([new("how are you", "en"), new("nice weather", "en"), new("आप कैसे हैं", "hi")]);
        topics.Bands.ShouldBe(new Bands(0.62, 0.2));
    }

    [Fact]
    public void A_line_without_questions_understands_none() =>
        SomeDialogs.Compile().Flows.ShouldNotBeNull().Topics.IsEmpty.ShouldBeTrue();

    [Fact]
    public void Steps_that_only_a_question_leads_to_are_not_lost()
    {
        string.Join('\n', SomeQuestions.Compile().Problems).ShouldBe("");

        SomeQuestions.CompileScheme("    step: demo.papers\n", "    step: demo.amount\n").Problems.Select(problem => (problem.Code, problem.Place.File, problem.Place.Line))
            .ShouldBe([("IL1202", "demo.yaml", 7)]);
    }

    [Fact]
    public void A_question_is_no_way_around_consent()
    {
        var asking = SomeQuestions.Flow + "\n  name:\n    ask: { en: Your name?, hi: आपका नाम? }\n    answer: text\n    save: name\n    personal: true\n    go: menu\n";

        SomeQuestions.Compile(new FlowSource("demo.yaml", asking), new FlowSource("questions/demo.yaml", SomeQuestions.Scheme.Replace("demo.papers", "name", StringComparison.Ordinal)))
            .Problems.ShouldContain(problem => problem.Code == "IL1701" && problem.Place.File == "demo.yaml" && problem.Place.Line == 10);
    }

    [Theory]
    [InlineData("scheme: demo", "scheme: Demo", "IL1103", 1, 9, "small English letters")]
    [InlineData("  en: [demo, demo loan]\n  hi: [नमूना]", "  en: [demo]\n  hi-latn: [namuna]", "IL1111", 5, 3, "Did you mean 'hi-Latn'?")]
    [InlineData("  en: [demo, demo loan]\n  hi: [नमूना]", "  en: [demo, Demo!]\n  hi: [नमूना]", "IL1905", 4, 14, "line 4")]
    [InlineData("  hi: [नमूना]", "  hi: [{ a: b }]", "IL1012", 5, 8, "A phrase is one value")]
    [InlineData("  hi: [नमूना]", "  hi: [\"?!\"]", "IL1310", 5, 8, "no letter or digit")]
    [InlineData("    step: demo.papers", "    step: demo.papres", "IL1901", 14, 11, "Did you mean 'demo.papers'?")]
    [InlineData("    step: demo.papers", "    command: stopp", "IL1106", 14, 14, "Did you mean 'stop'?")]
    [InlineData("    step: demo.papers", "    step: demo.papers\n    command: stop", "IL1901", 13, 3, "only one of them can be meant")]
    [InlineData("    step: demo.papers\n", "", "IL1901", 13, 3, "There is no step 'demo.documents'")]
    [InlineData("  documents:", "  dokuments:", "IL1902", 13, 3, "Did you mean 'documents'?")]
    [InlineData("    title: { en: \"Demo: papers\", hi: \"नमूना: कागज़\" }\n", "", "IL1102", 14, 5, "needs 'title'")]
    [InlineData("hi: \"नमूना: कागज़\"", "hi: \"नमूना: ज़रूरी कागज़ात\"", "IL1911", 15, 38, "Vowel signs count")]
    [InlineData(", hi: \"नमूना: कागज़\"", "", "IL1401", 15, 12, "missing in हिंदी")]
    [InlineData("documents of demo", "2341 2341 2346", "IL1913", 17, 48, "somebody's own")]
    [InlineData("documents of demo", "কত টাকা", "IL1910", 17, 48, "letters of one language")]
    [InlineData("documents of demo", "दस्तावेज़ कौन से", "IL1910", 17, 48, "Move it to 'hi'.")]
    [InlineData("documents of demo", "Demo amount", "IL1904", 17, 48, "'demo.amount' already")]
    public void A_mistake_is_told_where_it_is(string piece, string other, string code, int line, int column, string words)
    {
        var problems = SomeQuestions.CompileScheme(piece, other).Problems;

        problems.ShouldContain(
            problem => problem.Code == code && problem.Place == new Place("questions/demo.yaml", line, column) && problem.ToString().Contains(words, StringComparison.Ordinal),
            string.Join('\n', problems));
    }

    [Theory]
    [InlineData("  hi: [नमूना]", "  hi: [नमूना, DEMO 2, \"MSME लोन\", demo लोन, \"108\"]")]
    [InlineData("    step: demo.papers", "    step: papers")]
    [InlineData("    step: demo.papers", "    step: person")]
    [InlineData("documents of demo", "\"documents of demo, please: which?\"")]
    [InlineData("documents of demo", "demo for 50000 rupees from 284001")]
    public void What_is_right_has_no_problem(string piece, string other)
    {
        var problems = SomeQuestions.CompileScheme(piece, other).Problems.Where(problem => problem.Code != "IL1202");

        string.Join('\n', problems).ShouldBe("");
    }

    [Theory]
    [InlineData("scheme: demo\ntitle: { en: Demo 2, hi: नमूना दो }\nnames: { en: [demo two] }\nanswers: { }", "IL1104", "already a scheme 'demo'")]
    [InlineData("aspects: { amount: { title: { en: Money, hi: पैसा }, phrases: { en: [money please] } } }", "IL1104", "already an aspect 'amount'")]
    [InlineData("topics: { stop: { command: stop, title: { en: Stop, hi: बंद }, phrases: { en: [stop it] } } }", "IL1104", "already a question 'stop'")]
    [InlineData("topics: { Stop-it: { command: stop, title: { en: Stop, hi: बंद }, phrases: { en: [stop it] } } }", "IL1103", "cannot be the id of a question")]
    [InlineData("topics: { again: { title: { en: Again, hi: फिर }, phrases: { en: [once more] } } }", "IL1901", "Nothing answers the question 'again'")]
    [InlineData("aspects: { cost: { title: { en: Cost, hi: खर्च }, phrases: { en: [which papers] } } }", "IL1904", "'documents' already")]
    [InlineData("smalltalk: { en: [leave me alone] }", "IL1904", "'stop' already")]
    [InlineData("scheme: second\ntitle: { en: Second, hi: दूसरा }\nnames: { }\nanswers: { }", "IL1907", "The scheme 'second' has no names")]
    [InlineData("bands: { answer: 1.5, menu: 0.1 }", "IL1915", "from 0 to 1")]
    [InlineData("bands: { answer: 0.5, menu: -0.1 }", "IL1915", "from 0 to 1")]
    [InlineData("bands: { answer: 0.5, menu: 0.5 }", "IL1915", "must be smaller")]
    [InlineData("bands: { answer: high, menu: 0.1 }", "IL1106", "is a number")]
    [InlineData("bands: { answer: 0.5 }", "IL1102", "needs 'menu'")]
    [InlineData("scheme: third", "IL1102", "needs 'answers'")]
    public void A_mistake_in_another_file_is_told(string file, string code, string words)
    {
        var problems = SomeQuestions.Compile(new FlowSource("questions/more.yaml", file)).Problems;

        problems.ShouldContain(problem => problem.Code == code && problem.ToString().Contains(words, StringComparison.Ordinal), string.Join('\n', problems));
    }

    [Fact]
    public void A_romanised_spelling_is_expected_only_of_languages_with_letters_of_their_own()
    {
        var english = SomeDialogs.Line.Replace("hi: हिंदी }", "hi: Hinglish }", StringComparison.Ordinal);

        var problems = SomeQuestions.Compile(new FlowSource("infoline.yaml", english)).Problems;

        problems.ShouldContain(problem => problem.Code == "IL1111" && problem.Hint == "It can be: en, hi.");
    }

    [Fact]
    public void Titles_are_translated_texts_and_phrases_are_not()
    {
        var ledger = TranslationLedger.Empty.Write(SomeQuestions.Compile().Flows.ShouldNotBeNull());

        ledger.ShouldContain("    schemes.demo.title: \"");
        ledger.ShouldContain("    aspects.amount.title: \"");
        ledger.ShouldContain("    topics.demo.documents.title: \"");
        ledger.ShouldNotContain("phrases");
        SomeQuestions.Compile(new FlowSource("translations.yaml", ledger), new("questions/demo.yaml", SomeQuestions.Scheme.Replace("Demo: papers", "Demo papers", StringComparison.Ordinal)))
            .Problems.Select(problem => (problem.Code, problem.Place.Line)).ShouldBe([("IL1403", 15)]);
    }

    [Fact]
    public void A_phrase_is_part_of_what_the_hash_names()
    {
        var flows = SomeQuestions.Compile().Flows.ShouldNotBeNull();

        (SomeQuestions.CompileScheme("demo photo needed", "need a photo for demo").Flows.ShouldNotBeNull().Hash == flows.Hash).ShouldBeFalse();
    }

    [Fact]
    public void Dialogs_with_a_matcher_are_otherwise_the_same()
    {
        var flows = SomeQuestions.Compile().Flows.ShouldNotBeNull();
        var matcher = Matcher.Train(flows.Topics);

        var trained = flows.With(matcher);

        trained.Matcher.ShouldBeSameAs(matcher);
        flows.Matcher.ShouldBeNull();
        foreach (var property in typeof(FlowSet).GetProperties().Where(property => property.Name != nameof(FlowSet.Matcher)))
            property.GetValue(trained).ShouldBe(property.GetValue(flows), property.Name);
    }

    private static TopicSet Topics() => SomeQuestions.Compile().Flows.ShouldNotBeNull().Topics;
}
