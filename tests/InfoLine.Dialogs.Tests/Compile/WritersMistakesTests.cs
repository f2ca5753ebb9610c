using InfoLine.Dialogs.Compile;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Compile;

/// <summary>What writers get wrong most often, beside the examples of the help pages: code, line, column and a word of the sentence.</summary>
public class WritersMistakesTests
{
    [Theory]
    [InlineData("  start: { say: { en: Yes, please, hi: हाँ }, end: true }", "IL1004", 5, 28, "'please' stands after a comma")]
    [InlineData("  start: { say: { en: Up to {a.b}, hi: x }, end: true }", "IL1004", 5, 3, "curly bracket inside")]
    [InlineData("  start:\n    say:\n      en: {a.b} is the most\n      hi: x\n    end: true", "IL1004", 7, 7, "cannot start with '{'")]
    [InlineData("  start:\n    say: { en: {a.b}, hi: x }\n    end: true", "IL1004", 6, 16, "starts with a bracket")]
    [InlineData("  start:\n    say: { en: 'It's free', hi: x }\n    end: true", "IL1002", 6, 20, "does not fit")]
    [InlineData("  start:\n    say: { en: a, hi: b }\n    goto: menu", "IL1203", 5, 3, "nothing more")]
    [InlineData("  start:\n    say: { en: a, hi: b }\n    ask: { en: a, hi: b }", "IL1105", 5, 3, "'say' and 'ask'")]
    [InlineData("  start:\n    saay: { en: a, hi: b }", "IL1105", 5, 3, "says nothing")]
    [InlineData("  Start-Here:\n    say: { en: a, hi: b }\n    end: true", "IL1103", 5, 3, "Start-Here")]
    [InlineData("  start:\n    ask: { en: a, hi: b }", "IL1203", 5, 3, "takes no answer")]
    [InlineData("  start:\n    ask: { en: a, hi: b }\n    choices: []", "IL1203", 5, 3, "no choices")]
    [InlineData("  start:\n    ask: { en: a, hi: b }\n    choices: [ { en: x, hi: y } ]", "IL1203", 7, 16, "leads nowhere")]
    [InlineData("  start:\n    ask: { en: a, hi: b }\n    answer: text\n    save: name", "IL1203", 5, 3, "what comes after")]
    [InlineData("  start:\n    ask: { en: a, hi: b }\n    answer: { pattern: \"(a)\\\\1\", example: aa }\n    save: x\n    go: menu", "IL1307", 7, 24, "repeats an earlier part")]
    [InlineData("  start:\n    when:\n      - { else: true, go: menu }\n      - { if: consent is yes, go: menu }", "IL1205", 7, 9, "never looked at")]
    [InlineData("  start:\n    when:\n      - { if: colour is red, go: menu }\n      - { else: true, go: menu }", "IL1210", 7, 9, "No step saves the field 'colour'")]
    [InlineData("  start:\n    when:\n      - { if: a is b or c is d, go: menu }\n      - { else: true, go: menu }", "IL1112", 7, 15, "is not a condition")]
    [InlineData("  start:\n    say: { en: See bit.ly/x now., hi: x }\n    end: true", "IL1703", 6, 20, "'bit.ly'")]
    [InlineData("  start:\n    say: { en: Load help.apk now., hi: x }\n    end: true", "IL1703", 6, 21, "help.apk")]
    [InlineData("  start:\n    say: { en: Write to us.in time., hi: x }\n    end: true", "IL1703", 6, 25, "'us.in'")]
    [InlineData("  start:\n    ask: { en: \"Send us the OTP, please.\", hi: x }\n    answer: text\n    save: x\n    go: menu", "IL1702", 6, 16, "'otp'")]
    [InlineData("  start:\n    ask: { en: a, hi: अपना बैंक खाता नंबर लिखें। }\n    answer: text\n    save: x\n    go: menu", "IL1702", 6, 23, "खाता")]
    [InlineData("  start:\n    ask: { en: Apna khata number likhiye., hi: x }\n    answer: number\n    save: x\n    go: menu", "IL1702", 6, 16, "khata number")]
    [InlineData("  start:\n    say: { en: \"{lin.es}\", hi: \"{lin.es}\" }\n    end: true", "IL1405", 6, 17, "no fact 'lin.es'")]
    [InlineData("  start:\n    say: { en: \"Open {\", hi: x }\n    end: true", "IL1406", 6, 22, "bracket '{'")]
    [InlineData("  start:\n    say: { en: \"{ a.b }\", hi: x }\n    end: true", "IL1406", 6, 17, "bracket '{'")]
    [InlineData("  start:\n    ask: { en: a, hi: b }\n    choices:\n      - { en: \"0\", hi: शून्य, go: menu }", "IL1302", 8, 15, "'menu'")]
    [InlineData("  start:\n    ask: { en: a, hi: b }\n    choices:\n      - { en: x, hi: दो, go: menu }", "IL1303", 8, 22, "choice 2")]
    [InlineData("  start:\n    ask: { en: a, hi: b }\n    choices:\n      - { en: x, hi: हिन्दी, go: menu }\n      - { en: y, hi: हिंदी, go: menu }", "IL1301", 9, 22, "choice 1 or choice 2")]
    [InlineData("  start:\n    ask: { en: a, hi: b }\n    answer: birth_year\n    save: x\n    bands: { age: { old: 36, young: 1 } }\n    go: menu", "IL1311", 9, 12, "'young' begins at 1")]
    [InlineData("  start:\n    ask: { en: a, hi: b }\n    answer: birth_year\n    save: x\n    bands: { age: { young: 0 } }\n    go: menu", "IL1106", 9, 28, "from 1 to 110")]
    [InlineData("  start:\n    ask: { en: a, hi: b }\n    answer: birth_year\n    save: x\n    bands: { age: { young: 1 }, band: { old: 1 } }\n    go: menu", "IL1012", 9, 12, "fills one field")]
    [InlineData("  start:\n    ask: { en: a, hi: b }\n    answer: birth_year\n    save: x\n    under: { 18: menu, 21: help }\n    go: menu", "IL1012", 9, 12, "one age")]
    [InlineData("  start:\n    ask: { en: a, hi: b }\n    answer: birth_year\n    save: x\n    under: { 18: minor }\n    go: menu", "IL1201", 9, 18, "'minor'")]
    [InlineData("  start:\n    ask: { en: a, hi: b }\n    answer: number\n    save: x\n    bands: { age: { young: 1 } }\n    go: menu", "IL1113", 9, 12, "'bands' has no effect")]
    [InlineData("  start:\n    ask: { en: a, hi: b }\n    answer: text\n    save: x\n    wrong: help\n    go: menu", "IL1113", 9, 12, "'wrong' has no effect")]
    [InlineData("  who:\n    people: { en: a, hi: b }\n    other: { en: c, hi: d }\n    known: proof\n    new: agree\n  agree:\n    ask: { en: e, hi: f }\n    choices:\n      - { en: g, hi: h, consent: yes, go: age }\n      - { en: i, hi: j, consent: no, go: menu }\n  age:\n    ask: { en: k, hi: l }\n    answer: birth_year\n    save: year\n    go: saved\n  saved:\n    does: register\n    say: { en: m, hi: n }\n    end: true\n  proof:\n    ask: { en: o, hi: p }\n    again: { en: q, hi: r }\n    answer: birth_year\n    proves: year\n    go: menu", "IL1102", 25, 5, "needs 'wrong'")]
    [InlineData("  who:\n    people: { en: a, hi: b }\n    other: { en: c, hi: d }\n    known: proof\n    new: agree\n  agree:\n    ask: { en: e, hi: f }\n    choices:\n      - { en: g, hi: h, consent: yes, go: age }\n      - { en: i, hi: j, consent: no, go: menu }\n  age:\n    ask: { en: k, hi: l }\n    answer: birth_year\n    save: year\n    go: saved\n  saved:\n    does: register\n    say: { en: m, hi: n }\n    end: true\n  proof:\n    ask: { en: o, hi: p }\n    answer: birth_year\n    proves: year\n    go: menu\n    wrong: menu", "IL1102", 25, 5, "needs 'again'")]
    [InlineData("  who:\n    people: { en: a, hi: b }\n    other: { en: c, hi: d }\n    known: proof\n    new: agree\n  agree:\n    ask: { en: e, hi: f }\n    choices:\n      - { en: g, hi: h, consent: yes, go: age }\n      - { en: i, hi: j, consent: no, go: menu }\n  age:\n    ask: { en: k, hi: l }\n    answer: birth_year\n    save: year\n    go: proof\n  saved:\n    does: register\n    say: { en: m, hi: n }\n    end: true\n  proof:\n    ask: { en: o, hi: p }\n    again: { en: q, hi: r }\n    answer: birth_year\n    proves: year\n    go: menu\n    wrong: menu", "IL1707", 24, 3, "'demo.age' leads here")]
    [InlineData("  who:\n    people: { en: a, hi: b }\n    other: { en: c, hi: d }\n    known: proof\n    new: agree\n  agree:\n    ask: { en: e, hi: f }\n    choices:\n      - { en: g, hi: h, consent: yes, go: age }\n      - { en: i, hi: j, consent: no, go: menu }\n  age:\n    ask: { en: k, hi: l }\n    answer: birth_year\n    save: year\n    go: saved\n  saved:\n    does: register\n    say: { en: m, hi: n }\n    end: true\n  proof:\n    ask: { en: o, hi: p }\n    again: { en: q, hi: r }\n    answer: birth_year\n    proves: yeer\n    go: menu\n    wrong: menu", "IL1210", 28, 13, "nobody could prove")]
    [InlineData("  who:\n    people: { en: a, hi: b }\n    other: { en: c, hi: d }\n    known: proof\n    new: agree\n  agree:\n    ask: { en: e, hi: f }\n    choices:\n      - { en: g, hi: h, consent: yes, go: age }\n      - { en: i, hi: j, consent: no, go: menu }\n  age:\n    ask: { en: k, hi: l }\n    answer: birth_year\n    save: year\n    go: saved\n  saved:\n    does: register\n    say: { en: m, hi: n }\n    end: true\n  proof:\n    ask: { en: o, hi: p }\n    again: { en: q, hi: r }\n    answer: birth_year\n    proves: year\n    save: year\n    go: menu\n    wrong: menu", "IL1113", 29, 11, "compared and not kept")]
    [InlineData("  who:\n    people: { en: a, hi: b }\n    other: { en: c, hi: d }\n    known: saved\n    new: agree\n  agree:\n    ask: { en: e, hi: f }\n    choices:\n      - { en: g, hi: h, consent: yes, go: age }\n      - { en: i, hi: j, consent: no, go: menu }\n  age:\n    ask: { en: k, hi: l }\n    answer: birth_year\n    save: year\n    go: saved\n  saved:\n    does: register\n    say: { en: m, hi: n }\n    end: true", "IL1706", 20, 3, "changes what is noted")]
    public void A_common_mistake_is_told_where_it_is(string steps, string code, int line, int column, string words)
    {
        var flow = $"flow: demo\ntitle: {{ en: Demo, hi: नमूना }}\nkeywords: {{ en: [demo] }}\nsteps:\n{steps}\n";

        var problems = SomeDialogs.Compile(new FlowSource("demo.yaml", flow)).Problems;

        problems.ShouldContain(
            problem => problem.Code == code && problem.Place.Line == line && problem.Place.Column == column && problem.Sentence.Contains(words, StringComparison.Ordinal),
            string.Join('\n', problems));
    }

    [Theory]
    [InlineData("    ask: { en: \"Your PIN code, for example 284001?\", hi: \"आपका पिन कोड?\" }\n    answer: pincode")]
    [InlineData("    ask: { en: Your Udyog Aadhaar year?, hi: आपके उद्योग आधार का साल? }\n    answer: number")]
    [InlineData("    ask: { en: \"Your village? Never send OTP or PIN.\", hi: \"आपका गाँव? ओटीपी या पिन कभी न भेजें।\" }\n    answer: text")]
    [InlineData("    ask: { en: What pan do you cook in?, hi: x }\n    choices: [ { en: Iron, hi: लोहा, value: a, go: menu } ]")]
    public void A_harmless_question_is_not_taken_for_a_secret_one(string ask)
    {
        var flow = $"flow: demo\ntitle: {{ en: Demo, hi: नमूना }}\nkeywords: {{ en: [demo] }}\nsteps:\n  start:\n{ask}\n    save: it\n    go: menu\n";

        SomeDialogs.Compile(new FlowSource("demo.yaml", flow)).Problems.ShouldNotContain(problem => problem.Severity == Severity.Error);
    }

    [Fact]
    public void Consent_that_was_taken_back_is_no_consent()
    {
        const string flow = """
            flow: demo
            title: { en: Demo, hi: नमूना }
            keywords: { en: [demo] }
            steps:
              agree:
                ask: { en: May we?, hi: क्या हम? }
                choices:
                  - { en: I agree, hi: सहमत हूँ, consent: yes, go: again }
                  - { en: I do not, hi: सहमत नहीं, consent: no, go: menu }
              again:
                ask: { en: Really?, hi: सच में? }
                choices:
                  - { en: Surely, hi: ज़रूर, consent: yes, go: name }
                  - { en: Rather not, hi: रहने दें, consent: no, go: name }
              name:
                ask: { en: Your name?, hi: आपका नाम? }
                answer: text
                save: name
                personal: true
                go: menu
            """;

        SomeDialogs.Compile(new FlowSource("demo.yaml", flow)).Problems.Select(problem => problem.Code).ShouldBe(["IL1701"]);
    }

    [Fact]
    public void A_field_that_a_condition_knows_may_be_said()
    {
        const string flow = """
            flow: demo
            title: { en: Demo, hi: नमूना }
            keywords: { en: [demo] }
            steps:
              start:
                when:
                  - { if: name is empty, go: ask }
                  - { else: true, go: greet }
              ask:
                ask: { en: Your name?, hi: आपका नाम? }
                answer: text
                save: name
                go: greet
              greet:
                say: { en: "Hello {name}.", hi: "नमस्ते {name}।" }
                end: true
            """;

        string.Join('\n', SomeDialogs.Compile(new FlowSource("demo.yaml", flow)).Problems).ShouldBe("");
    }
}
