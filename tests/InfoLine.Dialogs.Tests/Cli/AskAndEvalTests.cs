using System.Text.Json;
using InfoLine.Cli;
using InfoLine.Dialogs.Compile;
using InfoLine.Dialogs.Tests.Compile;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Cli;

/// <summary>What <c>infoline ask</c> and <c>infoline eval</c> print, and how they end.</summary>
[Collection("console")]
public sealed class AskAndEvalTests : IDisposable
{
    private const string Questions = "text\texpected\tlang\talso\nhow much does the demo give\tdemo.amount\ten\nनमूना में कौन से कागज़ चाहिए\tdemo.documents\thi\ndemo papers\tdemo.documents\ten\nwill it rain in delhi tomorrow\tnone\ten\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("infoline");
    private readonly string? _cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
    private readonly TextWriter _out = Console.Out;
    private readonly TextWriter _error = Console.Error;
    private readonly TextReader _in = Console.In;
    private readonly StringWriter _printed = new();
    private readonly StringWriter _complained = new();

    public AskAndEvalTests()
    {
        Console.SetOut(_printed);
        Console.SetError(_complained);
        Environment.SetEnvironmentVariable("XDG_CACHE_HOME", PathOf("cache"));
        FlowSource[] files =
        [
            .. SomeDialogs.Sources,
            new("demo.yaml", SomeQuestions.Flow), new("questions/demo.yaml", SomeQuestions.Scheme),
            new("questions/general.yaml", SomeQuestions.Topics), new("questions/aspects.yaml", SomeQuestions.Aspects),
        ];
        foreach (var file in files)
            Write(Path.Combine("dialogs", file.Path), file.Text);
    }

    private string Dialogs => PathOf("dialogs");

    private string Printed => _printed.ToString();

    private string Complained => _complained.ToString();

    public void Dispose()
    {
        Console.SetOut(_out);
        Console.SetError(_error);
        Console.SetIn(_in);
        Environment.SetEnvironmentVariable("XDG_CACHE_HOME", _cache);
        _printed.Dispose();
        _complained.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void Ask_says_what_the_line_would_say_in_the_language_of_the_question()
    {
        AskCommand.Run(Asking("how much does demo give")).ShouldBe(0, Complained);
        Printed.ShouldContain("> Demo: it is free.");
        Printed.ShouldContain("answer: demo.amount (");
        AskCommand.Run(Asking("नमूना के कागज़")).ShouldBe(0);
        Printed.ShouldContain("> नमूना: फ़ोटो लाएँ।");
        AskCommand.Run(Asking("which papers?", scheme: "demo") with { Explain = true }).ShouldBe(0);
        Printed.ShouldContain("remembered");
        Directory.GetFiles(PathOf("cache/infoline/matchers")).ShouldHaveSingleItem();
    }

    [Fact]
    public void Ask_without_a_text_reads_questions_and_prints_an_object_a_line()
    {
        Console.SetIn(new StringReader("demo papers\n🙏\n"));
        AskCommand.Run(Asking(null) with { Json = true, Explain = true }).ShouldBe(0);
        var lines = Printed.Trim().Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        lines.Count.ShouldBe(2);
        lines[0].GetProperty("topic").GetString().ShouldBe("demo.documents");
        lines[0].GetProperty("says")[0].GetString().ShouldNotBeNull().ShouldContain("bring a photo");
        lines[0].GetProperty("words").GetArrayLength().ShouldBe(2);
        lines[1].GetProperty("band").GetString().ShouldBe("handed_off");
    }

    [Theory]
    [InlineData("mudra", "sms", null, "There is no scheme 'mudra'. There are: demo.")]
    [InlineData(null, "fax", null, "There is no channel 'fax'.")]
    [InlineData(null, "sms", "ta", "The dialogs do not speak 'ta'.")]
    public void Ask_refuses_what_it_does_not_know(string? scheme, string channel, string? language, string sentence)
    {
        AskCommand.Run(new(Dialogs, "papers", scheme, channel, language, Json: false, Explain: false)).ShouldBe(2);
        Complained.ShouldContain(sentence);
    }

    [Fact]
    public void Eval_reports_figures_goals_and_what_to_do()
    {
        EvalCommand.Run(Scoring() with { NoiseSeed = 1 }).ShouldBe(0, Complained);
        foreach (var piece in new[] { "4 questions, 1 of them out of scope", "right answer first", "Goals", "By language", "If it answered outright only from", "Does the confidence tell the truth?", "With noise (seed 1)", "line 4: “demo papers” is a phrase of demo.documents" })
            Printed.ShouldContain(piece);
    }

    [Fact]
    public void Eval_as_json_has_the_names_that_others_rely_on()
    {
        EvalCommand.Run(Scoring() with { Json = true, NoiseSeed = 1 }).ShouldBe(0, Complained);
        var json = JsonDocument.Parse(Printed).RootElement;
        foreach (var name in new[] { "top1", "top3", "scheme", "answered", "menu", "handed_off", "wrong_among_answered", "oos_answered", "oos_menu" })
        {
            json.GetProperty(name).EnumerateObject().Select(one => one.Name).ShouldBe(["count", "of", "rate", "low", "high"]);
            json.GetProperty("by_language").GetProperty("en").TryGetProperty(name, out _).ShouldBeTrue();
        }
        json.GetProperty("top1").GetProperty("of").GetInt32().ShouldBe(3);
        json.GetProperty("mcc").GetDouble().ShouldBeInRange(-1, 1);
        json.GetProperty("by_length").TryGetProperty("4+", out _).ShouldBeTrue();
        json.GetProperty("thresholds").GetArrayLength().ShouldBe(19);
        var record = json.GetProperty("records")[1];
        record.GetProperty("expected").GetString().ShouldBe("demo.documents");
        record.GetProperty("lang").GetString().ShouldBe("hi");
        record.GetProperty("top")[0].GetProperty("id").GetString().ShouldBe("demo.documents");
        record.GetProperty("top")[0].GetProperty("confidence").GetDouble().ShouldBeInRange(0, 1);
        record.GetProperty("band").GetString().ShouldBeOneOf("answer", "menu", "handed_off");
    }

    [Fact]
    public void Eval_without_tests_asks_the_phrases_themselves()
    {
        EvalCommand.Run(new() { Dialogs = Dialogs }).ShouldBe(0, Complained);
        Printed.ShouldContain("No test file: each phrase of the content was asked");
        Printed.ShouldContain("out of scope, answered outright");
    }

    [Fact]
    public void Eval_fails_below_a_limit_and_against_a_better_baseline()
    {
        var options = Scoring("text\texpected\tlang\nhow much does demo give\tdemo.documents\ten\n");
        EvalCommand.Run(options with { MinTop1 = 0.5 }).ShouldBe(1);
        Complained.ShouldContain("The right answer came first for 0.0 % of the questions; --min-top1 asks for 50.0 %.");
        EvalCommand.Run(options with { MaxFalse = 0.05 }).ShouldBe(1);
        Complained.ShouldContain("100.0 % of the outright answers were wrong; --max-false allows 5.0 %.");

        var good = Scoring("text\texpected\tlang\nhow much does demo give\tdemo.amount\ten\n");
        _printed.GetStringBuilder().Clear();
        EvalCommand.Run(good with { Json = true }).ShouldBe(0);
        var last = Write("last.json", Printed.Replace("\"expected\": \"demo.amount\"", "\"expected\": \"demo.documents\"", StringComparison.Ordinal));
        EvalCommand.Run(options with { Baseline = last, Tests = Write("bad.tsv", "text\texpected\tlang\nhow much does demo give\tdemo.documents\ten\n") }).ShouldBe(1);
        Complained.ShouldContain("now wrong: how much does demo give");
        Complained.ShouldContain("Fewer right first answers than in the baseline.");
    }

    [Fact]
    public void Eval_keeps_the_chosen_threshold_where_the_dialogs_are_read()
    {
        EvalCommand.Run(Scoring() with { Write = true }).ShouldBe(0, Complained);
        var written = File.ReadAllText(Path.Combine(Dialogs, "questions", "bands.yaml"));
        written.ShouldContain("bands: { answer: 0.");
        CheckCommand.Run(Dialogs).ShouldBe(0, Printed);
    }

    [Fact]
    public void Eval_learns_from_examples_of_somebody_else()
    {
        var examples = Write("examples.tsv", "text\tanswer\n" + string.Concat(Enumerable.Range(1, 6).Select(i => $"where is my parcel number {i}\tTRACK\nI want my money back {i}\tREFUND\n")));
        var tests = Write("foreign.tsv", "text\texpected\tlang\nwhere is the parcel\tTRACK\ten\nmoney back please\tREFUND\ten\nsomething else\tNEVER_SEEN\ten\n");
        EvalCommand.Run(new() { Examples = examples, Tests = tests, Json = true }).ShouldBe(0, Complained);
        JsonDocument.Parse(Printed).RootElement.GetProperty("top1").GetProperty("count").GetInt32().ShouldBe(2);
        Complained.ShouldContain("foreign.tsv:4: warning: There is no example of 'NEVER_SEEN'");
    }

    [Theory]
    [InlineData("", "tests.tsv:1: error: The file is empty.")]
    [InlineData("text\texpected\n", "tests.tsv:1: error: The column 'lang' is missing.")]
    [InlineData("text\texpected\tlang\na\tdemo.amuont\ten\n", "tests.tsv:2: error: There is no answer 'demo.amuont'. Did you mean 'demo.amount'?")]
    public void Eval_refuses_a_file_that_it_cannot_use_with_file_line_and_remedy(string file, string sentence)
    {
        EvalCommand.Run(Scoring(file)).ShouldBe(2);
        Complained.ShouldContain(sentence);
        Printed.ShouldBeEmpty();
    }

    [Fact]
    public void Eval_refuses_options_that_make_no_sense()
    {
        EvalCommand.Run(Scoring() with { MaxFalse = 5 }).ShouldBe(2);
        Complained.ShouldContain("write 0.05 for 5 %");
        EvalCommand.Run(Scoring() with { Tests = PathOf("nowhere.tsv") }).ShouldBe(2);
        Complained.ShouldContain("nowhere.tsv: there is no such file.");
        EvalCommand.Run(Scoring() with { Baseline = Write("old.json", "{}") }).ShouldBe(2);
        Complained.ShouldContain("this is not what `infoline eval --json` prints");
        EvalCommand.Run(new() { Dialogs = Dialogs, NoiseSeed = 1 }).ShouldBe(2);
        Complained.ShouldContain("--noise needs questions to spoil");
    }

    private AskOptions Asking(string? text, string? scheme = null) => new(Dialogs, text, scheme, "sms", Language: null, Json: false, Explain: false);

    private EvalOptions Scoring(string questions = Questions) => new() { Dialogs = Dialogs, Tests = Write("tests.tsv", questions) };

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private string Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!); // Never the root.
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }
}
