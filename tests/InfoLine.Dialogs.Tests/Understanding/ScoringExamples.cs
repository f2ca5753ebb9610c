using System.Collections.Immutable;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Topics;
using InfoLine.Dialogs.Understanding;
using InfoLine.Dialogs.Understanding.Scoring;

namespace InfoLine.Dialogs.Tests.Understanding;

/// <summary>A little content, and questions as if they had been asked.</summary>
internal static class ScoringExamples
{
    public static TopicSet Content { get; } = new()
    {
        Schemes = [new("mudra", Title("MUDRA"), [], default), new("gst", Title("GST"), [], default)],
        Aspects = [new("amount", Title("How much"), [], default), new("time", Title("How long"), [], default)],
        Topics =
        [
            Topic("mudra.amount", "mudra", "amount", "how much does mudra give", "मुद्रा में कितना मिलता है"),
            Topic("gst.time", "gst", "time", "how long does gst take"),
            Topic("register", null, null, "register me", "मेरा नाम लिखो", "join", "sign me up", "i want to register"),
            Topic("out_of_scope.pension", null, null, "old age pension"),
        ],
    };

    public static AnswerIds Ids { get; } = new(Content);

    /// <summary>A question that was expected to be one thing and found to be another.</summary>
    public static Marked Asked(string expected, string found, double confidence, Band band = Band.Answer, string language = "en", string? scheme = null, string[]? also = null, string text = "how much money") =>
        Marked.Of(
            new TestQuestion(text, AnswerIds.Canonical(expected), language, [.. also ?? []], 2),
            new Match { Band = band, Top = [new(found, confidence), new("register", confidence / 10)], Scheme = scheme },
            Ids);

    private static Topic Topic(string id, string? scheme, string? aspect, params string[] phrases) => new()
    {
        Id = id,
        Scheme = scheme,
        Aspect = aspect,
        Title = Title(id),
        Phrases = [.. phrases.Select(words => new Phrase(words, words[0] > 127 ? "hi" : "en"))],
    };

    private static Text Title(string words) => new() { Key = words, Templates = ImmutableArray.Create(new Template(words, [new Piece.Words(words)])) };
}
