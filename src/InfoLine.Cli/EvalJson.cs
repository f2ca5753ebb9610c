using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using InfoLine.Dialogs.Understanding.Scoring;

namespace InfoLine.Cli;

/// <summary>The result of a scoring as one JSON object. Its names are what other tools read: add, never rename.</summary>
internal static class EvalJson
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(EvalResult result)
    {
        var json = Of(result.Card.Whole);
        json["questions"] = result.Questions.Length;
        json["rehearsal"] = result.IsRehearsal;
        json["bands"] = new JsonObject { ["answer"] = result.Topics.Bands.Answer, ["menu"] = result.Topics.Bands.Menu };
        json["goals"] = List(result.Goals, goal => new() { ["name"] = goal.Name, ["wanted"] = goal.Wanted, ["reached"] = Of(goal.Reached), ["met"] = goal.IsMet });
        json["by_language"] = Of(result.Card.ByLanguage);
        json["by_length"] = Of(result.Card.ByLength);
        json["by_scheme"] = Of(result.Card.ByScheme);
        json["by_aspect"] = Of(result.Card.ByAspect);
        json["max_false"] = result.MaxFalse;
        json["threshold"] = result.Sweep.Chosen;
        json["thresholds"] = List(result.Sweep.Steps, step => new()
        {
            ["threshold"] = step.Threshold,
            ["answered"] = Of(step.Answered),
            ["wrong_among_answered"] = Of(step.WrongAmongAnswered),
            ["oos_answered"] = Of(step.OutOfScopeAnswered),
        });
        json["calibration"] = new JsonObject
        {
            ["error"] = result.Calibration.Error,
            ["bins"] = List(result.Calibration.Bins, bin => new() { ["from"] = bin.From, ["to"] = bin.To, ["confidence"] = bin.Confidence, ["right"] = Of(bin.Right) }),
        };
        json["confusions"] = List(result.Confusions, pair => new() { ["expected"] = pair.Expected, ["found"] = pair.Found, ["count"] = pair.Questions.Length, ["advice"] = pair.Advice });
        json["thin"] = List(result.Thin, thin => new() { ["id"] = thin.Topic, ["phrases"] = thin.Phrases, ["missing"] = thin.MissingLanguage });
        json["strays"] = List(result.Strays, stray => new() { ["phrase"] = stray.Words, ["id"] = stray.Topic, ["nearer"] = stray.Nearer, ["confidence"] = stray.Confidence });
        json["known"] = List(result.Known, known => new() { ["text"] = known.Question.Text, ["line"] = known.Question.Line, ["id"] = known.Topic });
        if (result.Noise is { } noise)
            json["noise"] = Noise(noise.Seed, noise.Scores, result.Card.Whole);
        if (!result.IsRehearsal)
            json["milliseconds"] = new JsonObject { ["p50"] = result.Milliseconds.Middle, ["p99"] = result.Milliseconds.Slow };
        json["records"] = List(result.Questions, Record);
        return json.ToJsonString(Readable);
    }

    /// <summary>The name of an outcome in JSON.</summary>
    public static string NameOf(Outcome outcome) => outcome switch
    {
        Outcome.Answered => "answer",
        Outcome.Menu => "menu",
        _ => "handed_off",
    };

    private static JsonObject Of(Score score) => new()
    {
        ["top1"] = Of(score.Top1),
        ["top3"] = Of(score.Top3),
        ["scheme"] = Of(score.Scheme),
        ["answered"] = Of(score.Answered),
        ["menu"] = Of(score.Menu),
        ["handed_off"] = Of(score.HandedOff),
        ["wrong_among_answered"] = Of(score.WrongAmongAnswered),
        ["oos_answered"] = Of(score.OutOfScopeAnswered),
        ["oos_menu"] = Of(score.OutOfScopeMenu),
        ["mcc"] = score.Mcc,
    };

    private static JsonObject Of(Proportion some) => new() { ["count"] = some.Count, ["of"] = some.Of, ["rate"] = some.Rate, ["low"] = some.Low, ["high"] = some.High };

    private static JsonObject Of(IEnumerable<ScorePart> parts) => new(parts.Select(part => KeyValuePair.Create<string, JsonNode?>(part.Name, Of(part.Score))));

    private static JsonObject Noise(int seed, IEnumerable<(NoiseKind Kind, Score Score)> scores, Score clean)
    {
        var json = new JsonObject { ["seed"] = seed };
        foreach (var (kind, score) in scores)
        {
            var part = Of(score);
            part["lost_points"] = (clean.Top1.Rate - score.Top1.Rate) * 100;
            json[JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString())] = part;
        }
        return json;
    }

    private static JsonObject Record(Marked one) => new()
    {
        ["text"] = one.Question.Text,
        ["expected"] = one.Question.Expected,
        ["also"] = new JsonArray([.. one.Question.Also.Select(id => (JsonNode)id)]),
        ["lang"] = one.Question.Language,
        ["line"] = one.Question.Line,
        ["top"] = List(one.Top, candidate => new() { ["id"] = candidate.Topic, ["confidence"] = candidate.Confidence }),
        ["band"] = NameOf(one.Outcome),
        ["right"] = one.IsAsWanted,
    };

    private static JsonArray List<T>(IEnumerable<T> things, Func<T, JsonObject> write) => [.. things.Select(thing => (JsonNode)write(thing))];
}
