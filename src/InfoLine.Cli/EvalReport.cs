using System.Globalization;
using System.Text;
using InfoLine.Dialogs.Understanding.Scoring;

namespace InfoLine.Cli;

/// <summary>The result of a scoring for people: first whether it is good enough, then where it is weak, then what to do.</summary>
internal sealed class EvalReport
{
    private const int MostShown = 15;
    private const int MostSmallParts = 40;
    private const double MostLostToNoise = 10;

    private readonly StringBuilder _text = new();

    private EvalReport()
    {
    }

    /// <summary>The report; ends without a line break.</summary>
    public static string Write(EvalResult result)
    {
        var report = new EvalReport();
        report.Head(result);
        report.Goals(result);
        report.Parts("By language", result.Card.ByLanguage);
        report.Parts("By length in words", result.Card.ByLength);
        report.Parts("By scheme", result.Card.ByScheme);
        report.Parts("By aspect", result.Card.ByAspect);
        report.Thresholds(result);
        report.Calibration(result.Calibration);
        report.Noise(result);
        report.Confusions(result);
        report.Content(result);
        return report._text.ToString().TrimEnd();
    }

    private void Head(EvalResult result)
    {
        var score = result.Card.Whole;
        var outside = result.Questions.Count(one => one.Question.IsOutOfScope);
        Line($"{result.Questions.Length} questions, {outside} of them out of scope; {result.Topics.Topics.Length} topics.");
        if (result.IsRehearsal)
            Line($"No test file: each phrase of the content was asked with its neighbours unlearned, and one in five once more with its whole topic unlearned (out of scope). Phrases are kinder than people: use --tests.");
        Row("right answer first", score.Top1);
        Row("right answer among three", score.Top3);
        Row("right scheme", score.Scheme);
        Row("answered outright", score.Answered);
        Row("offered a choice", score.Menu);
        Row("handed over", score.HandedOff);
        Row("wrong among outright answers", score.WrongAmongAnswered);
        Row("out of scope, answered outright", score.OutOfScopeAnswered);
        Row("out of scope, shown a menu", score.OutOfScopeMenu);
        Line($"  {"correlation (MCC)",-34} {score.Mcc,6:0.000}");
        if (!result.IsRehearsal)
            Line($"  {"milliseconds a question",-34} {result.Milliseconds.Middle,6:0.000} in the middle, {result.Milliseconds.Slow:0.000} for the slowest of a hundred");
    }

    private void Goals(EvalResult result)
    {
        if (result.IsRehearsal)
            return;
        Title("Goals");
        foreach (var goal in result.Goals)
            Line($"  {(goal.IsMet ? "met   " : "MISSED")} {goal.Name}: {goal.Reached.Rate * 100:0.0} % (wanted {goal.Wanted}; 95 % sure of {goal.Reached.Low * 100:0.0} to {goal.Reached.High * 100:0.0} %)");
    }

    private void Parts(string title, IReadOnlyCollection<ScorePart> parts)
    {
        if (parts.Count < 2 || parts.Count > MostSmallParts)
            return;
        Title($"{title}: right first, right among three, handed over, wrong among outright answers");
        foreach (var part in parts)
            Line($"  {part.Name,-14} {Short(part.Score.Top1)}  {Short(part.Score.Top3)}  {Short(part.Score.HandedOff)}  {Short(part.Score.WrongAmongAnswered)}");
    }

    private void Thresholds(EvalResult result)
    {
        Title("If it answered outright only from this confidence on");
        foreach (var step in result.Sweep.Steps)
        {
            var note = step.Threshold == result.Sweep.Chosen ? $"  <- the lowest that keeps wrong answers within {result.MaxFalse * 100:0.#} %" : "";
            Line($"  {step.Threshold:0.00}  answered {Short(step.Answered)}  wrong {Short(step.WrongAmongAnswered)}  out of scope {Short(step.OutOfScopeAnswered)}{note}");
        }
        Line(result.Sweep.Chosen is null
            ? (FormattableString)$"  No threshold keeps wrong answers within {result.MaxFalse * 100:0.#} %."
            : $"  Now: answer {result.Topics.Bands.Answer:0.00}, menu {result.Topics.Bands.Menu:0.00}. --write keeps {result.Sweep.Chosen:0.00}.");
    }

    private void Calibration(Calibration calibration)
    {
        Title("Does the confidence tell the truth?");
        foreach (var bin in calibration.Bins)
            Line($"  {bin.From:0.0}-{bin.To:0.0}  says {bin.Confidence * 100,5:0.0} %, right {Short(bin.Right)}");
        Line($"  apart by {calibration.Error * 100:0.0} points on average");
    }

    private void Noise(EvalResult result)
    {
        if (result.Noise is not { } noise)
            return;
        var clean = result.Card.Whole.Top1.Rate;
        Title(string.Create(CultureInfo.InvariantCulture, $"With noise (seed {noise.Seed}): right first, points lost (at most {MostLostToNoise:0}), wrong among outright answers"));
        foreach (var (kind, score) in noise.Scores)
        {
            var lost = (clean - score.Top1.Rate) * 100;
            Line($"  {(lost > MostLostToNoise ? "MISSED" : "met   ")} {NameOf(kind),-18} {Short(score.Top1)}  {lost,5:0.0}  {Short(score.WrongAmongAnswered)}");
        }
    }

    private void Confusions(EvalResult result)
    {
        if (result.Confusions.IsEmpty)
            return;
        Title("Taken for each other");
        foreach (var pair in result.Confusions.Take(MostShown))
        {
            Line($"  {pair.Questions.Length} x {pair.Expected} -> {pair.Found}: {string.Join(" | ", pair.Questions.Take(3))}");
            Line($"      {pair.Advice}");
        }
        More(result.Confusions.Length);
    }

    private void Content(EvalResult result)
    {
        if (!result.Thin.IsEmpty)
            Title("Too little to learn from");
        foreach (var thin in result.Thin.Take(MostShown))
            Line($"  {thin.Topic}: {thin.Phrases} phrases{Missing(thin.MissingLanguage)}");
        More(result.Thin.Length);

        if (!result.Strays.IsEmpty)
            Title("Phrases of the content that are nearer to another topic: move them, make them clearer, or drop them");
        foreach (var stray in result.Strays.Take(MostShown))
            Line($"  “{stray.Words}” of {stray.Topic} is taken for {stray.Nearer} ({stray.Confidence * 100:0} %)");
        More(result.Strays.Length);

        if (!result.Known.IsEmpty)
            Title($"Warning: {result.Known.Length} test questions sound exactly like a phrase of the content. Never copy a test line into the content: then the test measures memory");
        foreach (var (question, topic) in result.Known.Take(MostShown))
            Line($"  line {question.Line}: “{question.Text}” is a phrase of {topic}");
        More(result.Known.Length);
    }

    private static string Missing(string? language) => language switch
    {
        null => "",
        "hi" => ", none in Devanagari",
        _ => ", none in Latin letters",
    };

    private static string NameOf(NoiseKind kind) => kind switch
    {
        NoiseKind.DroppedVowels => "dropped vowels",
        NoiseKind.DoubledLetters => "doubled letters",
        NoiseKind.Typos => "a typo a word",
        NoiseKind.OtherScript => "other script",
        NoiseKind.Capitals => "capitals",
        NoiseKind.NoSpaces => "no spaces",
        _ => "all together",
    };

    private static string Short(Proportion some) => some.Of == 0 ? "   -  of    0" : string.Create(CultureInfo.InvariantCulture, $"{some.Rate * 100,5:0.0} % of {some.Of,4}");

    private void Row(string name, Proportion some) =>
        Line($"  {name,-34} {some.Rate * 100,6:0.0} %  {some.Count} of {some.Of}  ({some.Low * 100:0.0} to {some.High * 100:0.0} %)");

    private void More(int count)
    {
        if (count > MostShown)
            Line($"  … and {count - MostShown} more; --json has all of them.");
    }

    private void Title(string title) => _text.Append('\n').Append(title).Append('\n');

    private void Line(FormattableString line) => _text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
