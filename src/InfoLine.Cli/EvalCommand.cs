using System.Collections.Immutable;
using System.Globalization;
using InfoLine.Dialogs.Topics;
using InfoLine.Dialogs.Understanding.Scoring;

namespace InfoLine.Cli;

/// <summary><c>infoline eval</c>: how well questions are understood, and what to do about it.</summary>
internal static class EvalCommand
{
    private const int GateFailed = 1;
    private const int BadInput = 2;

    /// <summary>Scores.</summary>
    /// <returns>0; 1 where the dialogs have errors, or where a limit or the baseline was missed; 2 for options and files that cannot be used.</returns>
    public static int Run(EvalOptions options)
    {
        if (options.Trouble() is { } trouble)
            return Refuse(trouble);
        if (Topics(options, out var exit) is not { } topics)
            return exit;
        if (topics.IsEmpty)
            return Refuse("There are no topics to score: write what people ask in dialogs/questions, or name a data set with --examples.");
        var baseline = Baseline.Empty;
        if (options.Baseline is { } last && Baseline.Read(last, out baseline) is { } unreadable)
            return Refuse(unreadable);

        var ids = new AnswerIds(topics, isForeign: options.Examples is not null);
        ImmutableArray<TestQuestion>? questions = null;
        if (options.Tests is { } tests)
        {
            if (Files.Read(tests, out var bytes) is { } missing)
                return Refuse(missing);
            var (read, troubles) = TestQuestion.Read(bytes, ids);
            if (Show(tests, troubles))
                return BadInput;
            questions = read;
        }

        var result = EvalResult.Of(topics, MatcherShelf.Get(topics), ids, questions, options);
        Console.WriteLine(options.Json ? EvalJson.Write(result) : EvalReport.Write(result));
        return Gates(result, baseline, options);
    }

    private static TopicSet? Topics(EvalOptions options, out int exit)
    {
        exit = BadInput;
        if (options.Examples is { } examples)
        {
            if (Files.Read(examples, out var bytes) is { } missing)
            {
                Refuse(missing);
                return null;
            }
            var (topics, troubles) = ExampleSheet.Read(bytes);
            return Show(examples, troubles) ? null : topics;
        }
        exit = 1;
        return DialogFolder.CompileWithoutErrors(options.Dialogs)?.Flows?.Topics;
    }

    private static int Gates(EvalResult result, Baseline baseline, EvalOptions options)
    {
        var failures = new List<string>();
        var score = result.Card.Whole;
        if (options.MinTop1 is { } least && score.Top1.Rate < least)
            failures.Add(Sentence($"The right answer came first for {score.Top1.Rate * 100:0.0} % of the questions; --min-top1 asks for {least * 100:0.0} %."));
        if (options.MaxFalse is { } most && score.WrongAmongAnswered.Rate > most)
            failures.Add(Sentence($"{score.WrongAmongAnswered.Rate * 100:0.0} % of the outright answers were wrong; --max-false allows {most * 100:0.0} %."));
        if (options.Baseline is not null)
        {
            foreach (var line in baseline.Compare(result))
                Console.Error.WriteLine(line);
            failures.AddRange(baseline.Losses(score));
        }
        if (options.Write && Write(result, options) is { } unwritten)
            failures.Add(unwritten);
        foreach (var failure in failures)
            Console.Error.WriteLine(failure);
        return failures.Count > 0 ? GateFailed : 0;
    }

    private static string? Write(EvalResult result, EvalOptions options)
    {
        if (result.Sweep.Chosen is not { } answer)
            return Sentence($"Nothing was written: at no threshold are the outright answers wrong at most {result.MaxFalse * 100:0.0} % of the time.");
        var menu = Math.Min(result.Topics.Bands.Menu, answer);
        var path = Path.Combine(options.Dialogs, "questions", "bands.yaml");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // The file is in a folder.
        File.WriteAllText(path, Sentence($"# How sure the line must be. Written by `infoline eval --write`.\nbands: {{ answer: {answer:0.00}, menu: {menu:0.00} }}\n"));
        Console.Error.WriteLine($"Written: {path}");
        return null;
    }

    // True where there is an error among the troubles.
    private static bool Show(string file, ImmutableArray<SheetTrouble> troubles)
    {
        foreach (var trouble in troubles)
            Console.Error.WriteLine($"{file}:{trouble.Line}: {(trouble.IsWarning ? "warning" : "error")}: {trouble.Sentence}");
        return troubles.Any(trouble => !trouble.IsWarning);
    }

    private static int Refuse(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return BadInput;
    }

    private static string Sentence(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
