using System.Diagnostics;
using System.Text;
using InfoLine.Dialogs.Compile;
using InfoLine.Dialogs.Flows;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Compile;

/// <summary>Whatever stands in a file, the compiler answers with problems that have a place, a code and a sentence.</summary>
public class AnyInputTests
{
    private const string Good = """
        flow: demo
        title: { en: Demo, hi: नमूना }
        keywords: { en: [demo, "demo: two"], hi: [नमूना] }
        moved: { old_step: start }
        remind: [24h, 72h]
        reminder: { en: Shall we go on?, hi: आगे बढ़ें? }
        steps:
          start:
            ask: { en: How old are you?, hi: आपकी उम्र कितनी है? }
            answer: number
            from: 10
            to: 110
            save: age
            go: check
          check:
            when:
              - { if: age < 18, go: end }
              - { else: true, go: end }
          end:
            say: { en: "Thank you, {age}.", hi: "धन्यवाद, {age}।" }
            end: true
        """;

    public static TheoryData<string, string> Files => new()
    {
        { "nothing", "" },
        { "only spaces", "   \n\n  " },
        { "only a comment", "# later" },
        { "only a mark", "\uFEFF" },
        { "a word", "hello" },
        { "a number", "42" },
        { "a list", "- a\n- b" },
        { "a map of lists", "flow: [a, b]\nsteps: [c]" },
        { "names that are lists", "? [a, b]\n: c\nflow: demo" },
        { "names that are maps", "{ {a: b}: c }" },
        { "an open bracket", "flow: {" },
        { "an open list", "flow: [" },
        { "an open quote", "flow: \"demo" },
        { "a bracket that closes nothing", "flow: }" },
        { "ten thousand brackets", new('[', 10_000) },
        { "ten thousand dashes", string.Concat(Enumerable.Repeat("- ", 10_000)) },
        { "ten thousand questions", string.Concat(Enumerable.Repeat("? ", 10_000)) },
        { "ten thousand maps", string.Concat(Enumerable.Repeat("{a: ", 10_000)) },
        { "a staircase", string.Concat(Enumerable.Range(0, 500).Select(i => new string(' ', i) + "a:\n")) },
        { "tabs", "\tflow:\tdemo\n\t\tsteps:\n" },
        { "tabs between", "flow:\tdemo\ntitle:\t{ en:\tx }" },
        { "doubled names", "flow: a\nflow: b\nflow: c" },
        { "an anchor", "flow: &a demo\ntitle: *a" },
        { "an alias of nothing", "flow: *nothing" },
        { "a tag", "flow: !!binary aGVsbG8=" },
        { "a tag of code", "flow: !<tag:yaml.org,2002:python/object/apply:os.system> [x]" },
        { "a merge", "flow: demo\n<<: { a: b }" },
        { "a directive", "%YAML 1.2\n---\nflow: demo" },
        { "a directive of tags", "%TAG ! tag:example.com,2000:\n---\nflow: !x demo" },
        { "an unknown directive", "%HELLO\n---\nflow: demo" },
        { "two documents", "flow: a\n---\nflow: b" },
        { "an end mark", "flow: demo\n...\n" },
        { "zeros", "flow: \0demo" },
        { "broken letters", "flow: \uFFFD" },
        { "half a pair", "flow: \uD83D" },
        { "other half of a pair", "flow: \uDE00x" },
        { "bad escapes", "flow: \"\\q \\u12 \\UFFFFFFFF\"" },
        { "a surrogate by escape", "flow: demo\ntitle: { en: \"\\uD83D\", hi: \"\\uDE00\" }\nsteps: { start: { say: { en: \"\\uD83D\", hi: x }, end: true } }" },
        { "line separators", "flow: demo\u2028title: x\u0085steps: y" },
        { "old line ends", "flow: demo\rsteps:\r  start:\r    say: x\r" },
        { "right to left", "flow: \u202Edemo\u202C" },
        { "huge name", $"{new string('a', 5000)}: b" },
        { "huge number", "flow: 99999999999999999999999999999999999999999999999999" },
        { "nulls", "flow: ~\ntitle: null\nsteps: { start: ~ }" },
        { "texts that are lists", "flow: demo\ntitle: [a]\nkeywords: x\nsteps: { start: { say: [a, b], go: [c] } }" },
        { "steps that are words", "flow: demo\ntitle: { en: a, hi: b }\nsteps: { start: hello, two: [x], three: { } }" },
        { "choices that are words", "flow: demo\nsteps: { start: { ask: { en: a, hi: b }, choices: [x, { en: { a: b }, go: { } }, ~ ] } }" },
        { "answers that are lists", "flow: demo\nsteps: { start: { ask: { en: a }, answer: [x], from: y, to: { }, save: [z], personal: maybe, segments: lots } }" },
        { "patterns that explode", "flow: demo\nsteps: { start: { ask: { en: a }, answer: { pattern: \"((a{1000}){1000}){1000}\", example: a } } }" },
        { "patterns that are wrong", "flow: demo\nsteps: { start: { ask: { en: a }, answer: { pattern: \"(?<=a)\\\\1[\", example: a } } }" },
        { "conditions that are wrong", "flow: demo\nsteps: { start: { when: [ { if: \"age <\", go: x }, { if: [a], go: ~ }, { else: no }, 7 ] } }" },
        { "empty conditions", "flow: demo\nsteps: { start: { when: { } } }" },
        { "two kinds of file", "flow: demo\nfacts: { a.b: { rupees: 1 } }\nchat: x" },
        { "facts that are words", "facts: hello" },
        { "facts that are lists", "facts: [a, b]" },
        { "facts of all kinds", "facts: { a.b: x, a.c: { rupees: -1, number: x }, a.d: { date: 31 Feb }, a.e: { text: x }, a.f: { web: 'https://x' }, a: { }, a.g: { rupees: 99999999999999999999999999 } }" },
        { "a test of nothing", "chat: x" },
        { "a test of words", "chat: x\nturns: hello\nchannels: { a: b }\nlanguages: [xx, [en]]\ndesk: ajar\nnew: ~" },
        { "a test of everything", "chat: x\nturns: [ { says: { en: [a] }, hears: { en: { a: b }, xx: c }, fields: [a], effects: { }, messages: -1, segments: many, step: [x], sends: cake } ]" },
        { "a second line", "infoline: { languages: { en: English } }" },
        { "a ledger of words", "translations: hello" },
        { "a ledger of lists", "translations: { hi: { a: [b], c: \"12345678 draft\", d: \"xyz\" }, xx: 3 }" },
        { "a scheme of words", "scheme: x\ntitle: y\nnames: z\nanswers: hello" },
        { "a scheme of lists", "scheme: [a]\ntitle: { en: [b] }\nnames: [c]\nanswers: [d, { e: f }]" },
        { "answers of all kinds", "scheme: x\nanswers: { a: ~, b: [c], D: { }, e: { step: [f], command: { }, title: ~, phrases: [g] }, h: { phrases: { en: { i: j }, hi: ~, xx: [k], hi-Latn: [[l], { m: n }, ~, \"\"] } } }" },
        { "topics of words", "topics: hello" },
        { "topics of all kinds", "topics: { a..b: { }, .: { }, \"\": { }, c: { step: ., command: stop }, d: { step: d.e.f.g, phrases: { en: \"\\uD83D\" } } }" },
        { "aspects of lists", "aspects: [a, b]" },
        { "aspects of all kinds", "aspects: { A: x, b: [c], d: { step: e, title: f, phrases: g } }" },
        { "small talk of words", "smalltalk: hello" },
        { "small talk of lists", "smalltalk: { en: [[a], { b: c }], xx: d }" },
        { "bands of words", "bands: wide" },
        { "bands of all kinds", "bands: { answer: [1], menu: 99999999999999999999999999999999, sure: yes }" },
        { "a bomb", "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_strange_file_gives_problems_and_no_exception(string what, string text)
    {
        what.ShouldNotBeEmpty();

        ShouldAnswer(SomeDialogs.Compile(new FlowSource("strange.yaml", text)).Problems);
        FlowCompiler.Compile([new("strange.yaml", text)], SomeDialogs.Today).Flows.ShouldBeNull();
        FlowCompiler.Compile(SomeDialogs.With(new FlowSource("infoline.yaml", text)), SomeDialogs.Today).Flows.ShouldBeNull();
    }

    [Fact]
    public void A_file_that_ends_anywhere_gives_an_answer()
    {
        for (var length = 0; length <= Good.Length; length += 2)
            SomeDialogs.Compile(new FlowSource("demo.yaml", Good[..length]));
        for (var length = 0; length < SomeDialogs.Line.Length; length += 23)
            SomeDialogs.Compile(new FlowSource("infoline.yaml", SomeDialogs.Line[..length])).Flows.ShouldBeNull();
    }

    [Fact]
    public void A_file_with_any_letter_changed_gives_an_answer()
    {
        const string strange = "{}[]:#&*!|>'\"%@`\\-?,\t\n \0\uFFFDé";
        var random = new Random(20261122);
        for (var round = 0; round < 500; round++)
        {
            var text = new StringBuilder(Good);
            for (var changes = random.Next(1, 4); changes > 0; changes--)
                text[random.Next(text.Length)] = strange[random.Next(strange.Length)];
            SomeDialogs.Compile(new FlowSource("demo.yaml", text.ToString()));
        }
    }

    [Fact]
    public void Random_bytes_give_problems()
    {
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var bytes = new byte[random.Next(1, 400)];
            random.NextBytes(bytes);
            ShouldAnswer(SomeDialogs.Compile(new FlowSource("noise.yaml", Encoding.UTF8.GetString(bytes))).Problems);
        }
    }

    [Fact]
    public void Ten_megabytes_are_refused_at_once()
    {
        var huge = new FlowSource("huge.yaml", new('a', 10 << 20));
        var watch = Stopwatch.StartNew();

        var problems = SomeDialogs.Compile(huge).Problems;

        problems.ShouldContain(problem => problem.Code == "IL1001" && problem.Place.File == "huge.yaml");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void Sixteen_megabytes_together_are_refused()
    {
        var many = Enumerable.Range(0, 20).Select(i => new FlowSource($"many_{i:00}.yaml", "# " + new string('a', 1_000_000)));

        SomeDialogs.Compile(many).Problems.ShouldContain(problem => problem.Code == "IL1001" && problem.Place.File == "many_16.yaml");
    }

    [Fact]
    public void A_megabyte_of_mistakes_is_told_shortly()
    {
        var lines = string.Concat(Enumerable.Range(0, 50_000).Select(i => $"wrong_{i}: x\n"));

        var problems = SomeDialogs.Compile(new FlowSource("wrong.yaml", "flow: demo\n" + lines)).Problems;

        problems.Length.ShouldBeLessThan(120);
        problems.ShouldContain(problem => problem.Code == "IL1014");
    }

    [Fact]
    public void Without_infoline_yaml_the_problem_says_so()
    {
        var compilation = FlowCompiler.Compile(SomeDialogs.Sources.Where(source => source.Path != "infoline.yaml"), SomeDialogs.Today);

        compilation.Flows.ShouldBeNull();
        compilation.Problems.Select(problem => problem.Code).ShouldBe(["IL1107"]);
    }

    [Fact]
    public void The_good_file_of_these_tests_is_good() =>
        string.Join('\n', SomeDialogs.Compile(new FlowSource("demo.yaml", Good)).Problems).ShouldBe("");

    private static void ShouldAnswer(IEnumerable<Problem> problems)
    {
        problems.ShouldNotBeEmpty();
        foreach (var problem in problems)
        {
            problem.Code.ShouldStartWith("IL1");
            problem.Sentence.ShouldEndWith(".");
            problem.Place.Line.ShouldBePositive();
            problem.Place.Column.ShouldBePositive();
        }
    }
}
