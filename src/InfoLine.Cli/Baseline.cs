using System.Globalization;
using System.Text.Json;
using InfoLine.Dialogs.Understanding.Scoring;

namespace InfoLine.Cli;

/// <summary>An earlier result, to see what a change to the content has done.</summary>
internal sealed class Baseline
{
    // One question more or less is no news.
    private const double Tolerance = 0.01;
    private const int MostShown = 20;

    private readonly double _top1;
    private readonly double _wrong;
    private readonly double _outside;
    private readonly Dictionary<string, bool> _right;

    private Baseline(double top1, double wrong, double outside, Dictionary<string, bool> right) => (_top1, _wrong, _outside, _right) = (top1, wrong, outside, right);

    /// <summary>Nothing to compare with.</summary>
    public static Baseline Empty { get; } = new(0, 1, 1, []);

    /// <summary>Reads what <c>infoline eval --json</c> printed.</summary>
    /// <returns>Null, or a sentence that says why it cannot be read.</returns>
    public static string? Read(string path, out Baseline baseline)
    {
        baseline = Empty;
        if (Files.Read(path, out var bytes) is { } missing)
            return missing;
        try
        {
            using var json = JsonDocument.Parse(bytes.AsMemory(bytes.AsSpan().StartsWith<byte>([0xEF, 0xBB, 0xBF]) ? 3 : 0));
            var root = json.RootElement;
            var right = new Dictionary<string, bool>(StringComparer.Ordinal);
            foreach (var record in root.GetProperty("records").EnumerateArray())
                right[KeyOf(record.GetProperty("text").GetString(), record.GetProperty("expected").GetString())] = record.GetProperty("right").GetBoolean();
            baseline = new(Rate(root, "top1"), Rate(root, "wrong_among_answered"), Rate(root, "oos_answered"), right);
            return null;
        }
        catch (Exception trouble) when (trouble is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return $"{path}: this is not what `infoline eval --json` prints. Make it again: infoline eval --tests FILE --json > {path}";
        }
    }

    /// <summary>The figures beside the earlier ones, and the questions that changed sides.</summary>
    public IEnumerable<string> Compare(EvalResult result)
    {
        var score = result.Card.Whole;
        yield return "Against the baseline:";
        yield return Line("right answer first", _top1, score.Top1.Rate);
        yield return Line("wrong among outright answers", _wrong, score.WrongAmongAnswered.Rate);
        yield return Line("out of scope, answered outright", _outside, score.OutOfScopeAnswered.Rate);
        foreach (var one in result.Questions.Where(one => WasRight(one) is { } was && was != one.IsAsWanted).Take(MostShown))
            yield return $"  {(one.IsAsWanted ? "now right" : "now wrong")}: {one.Question.Text}  ({one.Question.Expected}, found {one.First})";
    }

    /// <summary>What has become worse by more than a point.</summary>
    public IEnumerable<string> Losses(Score score)
    {
        if (score.Top1.Rate < _top1 - Tolerance)
            yield return "Fewer right first answers than in the baseline.";
        if (score.WrongAmongAnswered.Rate > _wrong + Tolerance)
            yield return "More wrong outright answers than in the baseline.";
        if (score.OutOfScopeAnswered.Rate > _outside + Tolerance)
            yield return "More outright answers to what is out of scope than in the baseline.";
    }

    private bool? WasRight(Marked one) => _right.TryGetValue(KeyOf(one.Question.Text, one.Question.Expected), out var was) ? was : null;

    private static string KeyOf(string? text, string? expected) => $"{expected}\t{text}";

    private static double Rate(JsonElement root, string name) => root.GetProperty(name).GetProperty("rate").GetDouble();

    private static string Line(string name, double before, double now) =>
        string.Create(CultureInfo.InvariantCulture, $"  {name,-32} {before * 100,5:0.0} % -> {now * 100,5:0.0} %  ({(now - before) * 100:+0.0;-0.0;0.0} points)");
}
