using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using InfoLine.Dialogs;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Rendering;
using InfoLine.Dialogs.Transcripts;
using InfoLine.Dialogs.Understanding;
using InfoLine.Dialogs.Understanding.Scoring;
using InfoLine.Dialogs.Words;

namespace InfoLine.Cli;

/// <summary>What the line says to a question, and what it took the question for.</summary>
internal sealed record Reply
{
    private const int Offered = 3;

    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public required string Text { get; init; }

    public required string Language { get; init; }

    public required Match Match { get; init; }

    public required Outcome Outcome { get; init; }

    public required ImmutableArray<Rendered> Says { get; init; }

    public required ImmutableArray<(string Id, string Title)> Menu { get; init; }

    public required Explanation Why { get; init; }

    /// <summary>True where a number, a keyword or a command was heard, which come before any question in own words.</summary>
    public required bool IsCommand { get; init; }

    /// <summary>Asks as somebody who is at the main menu.</summary>
    public static Reply To(FlowSet line, Matcher matcher, string text, AskOptions options)
    {
        var language = options.Language ?? LanguageOf(line, text);
        var phone = new SimulatedPhone(line, ChannelTraits.ByName(options.Channel)!, deskOpen: true, Today.Morning); // The command has looked.
        phone.Session = phone.Session with { Language = language, Scheme = options.Scheme, LastAt = phone.Now.ToUnixTimeMilliseconds() };
        phone.Say(text);

        var match = matcher.Ask(text, options.Scheme);
        var outcome = Marked.OutcomeOf(match);
        return new()
        {
            Text = text,
            Language = language,
            Match = match,
            Outcome = outcome,
            Says = phone.Heard,
            Menu = outcome == Outcome.Menu ? [.. match.Top.Take(Offered).Select(one => (one.Topic, TitleOf(line, one.Topic, language)))] : [],
            Why = matcher.Explain(text, options.Scheme),
            IsCommand = !phone.Effects.OfType<Effect.Asked>().Any() && outcome != Outcome.HandedOff,
        };
    }

    /// <summary>For people.</summary>
    public void Print(StringBuilder text)
    {
        foreach (var line in Says.SelectMany(message => message.PlainText.Split('\n')))
            text.Append("> ").Append(line).Append('\n');
        if (Says.IsEmpty)
            text.Append("  (silence)\n");
        text.Append("  ").Append(EvalJson.NameOf(Outcome));
        if (!Match.Top.IsEmpty)
            text.Append(CultureInfo.InvariantCulture, $": {Match.Top[0].Topic} ({Match.Top[0].Confidence * 100:0} %)");
        if (Match.Scheme is { } scheme)
            text.Append(", scheme ").Append(scheme);
        text.Append('\n');
        for (var i = 0; i < Menu.Length; i++)
            text.Append(CultureInfo.InvariantCulture, $"    {i + 1} {Menu[i].Title} ({Menu[i].Id})\n");
        if (IsCommand)
            text.Append("  (on the line a number, keyword or command comes first: that is what replied)\n");
    }

    /// <summary>For other programs, on one line.</summary>
    /// <param name="isExplained">With the words and votes.</param>
    public string ToJson(bool isExplained)
    {
        var json = new JsonObject
        {
            ["text"] = Text,
            ["lang"] = Language,
            ["band"] = EvalJson.NameOf(Outcome),
            ["topic"] = Match.Top.IsEmpty ? null : Match.Top[0].Topic,
            ["confidence"] = Match.Top.IsEmpty ? 0 : Match.Top[0].Confidence,
            ["scheme"] = Match.Scheme,
            ["top"] = List(Match.Top, one => new JsonObject { ["id"] = one.Topic, ["confidence"] = one.Confidence }),
            ["menu"] = List(Menu, one => new JsonObject { ["id"] = one.Id, ["title"] = one.Title }),
            ["says"] = List(Says, message => JsonValue.Create(message.PlainText)),
            ["command"] = IsCommand,
        };
        if (isExplained)
        {
            json["words"] = List(Why.Words, word => new JsonObject
            {
                ["written"] = word.Token.Written,
                ["key"] = word.Token.Key,
                ["skeleton"] = word.Token.Skeleton,
                ["function_word"] = word.Token.IsFunctionWord,
                ["taken_for"] = word.TakenFor,
                ["known"] = word.IsKnown,
                ["name"] = word.IsName,
            });
            json["evidence"] = List(Why.Evidence, one => new JsonObject { ["name"] = one.Name, ["value"] = one.Value, ["part"] = one.Part });
        }
        return json.ToJsonString(OneLine);
    }

    // Who writes Hindi in Latin letters reads Hindi.
    private static string LanguageOf(FlowSet line, string text)
    {
        var wanted = WrittenLanguage.Of(text) is WrittenLanguage.Hindi or WrittenLanguage.RomanisedHindi ? "hi" : "en";
        return line.Languages[line.IndexOf(wanted)].Code;
    }

    private static string TitleOf(FlowSet line, string id, string language) =>
        line.Topics.Topics.FirstOrDefault(topic => topic.Id == id) is { } topic ? topic.Title.Templates[line.IndexOf(language)].Source : id;

    private static JsonArray List<T>(IEnumerable<T> things, Func<T, JsonNode?> write) => [.. things.Select(write)];
}
