using System.Collections.Immutable;
using System.Diagnostics;
using InfoLine.Dialogs.Topics;
using InfoLine.Dialogs.Understanding;
using InfoLine.Dialogs.Understanding.Scoring;

namespace InfoLine.Cli;

/// <summary>Everything that a scoring found out.</summary>
internal sealed record EvalResult
{
    // In the rehearsal every phrase would be asked in vain once; so many would hide what the right ones show.
    private const int LeftOutEvery = 5;

    /// <summary>What was learned.</summary>
    public required TopicSet Topics { get; init; }

    /// <summary>True where the content's own phrases were asked.</summary>
    public required bool IsRehearsal { get; init; }

    /// <summary>The questions with what came of them, in the order of the file.</summary>
    public required ImmutableArray<Marked> Questions { get; init; }

    /// <summary>The score.</summary>
    public required ScoreCard Card { get; init; }

    /// <summary>The share of wrong outright answers that was allowed when a threshold was chosen.</summary>
    public required double MaxFalse { get; init; }

    /// <summary>What we want, and whether it was reached; empty in a rehearsal, for the goals are about questions that the writers have not seen.</summary>
    public ImmutableArray<Goal> Goals => IsRehearsal ? [] : Goal.Of(Card);

    /// <summary>All thresholds.</summary>
    public required ThresholdSweep Sweep { get; init; }

    /// <summary>Whether confidences are true.</summary>
    public required Calibration Calibration { get; init; }

    /// <summary>What was taken for what.</summary>
    public required ImmutableArray<Confusion> Confusions { get; init; }

    /// <summary>Topics with too little to learn from.</summary>
    public required ImmutableArray<ThinTopic> Thin { get; init; }

    /// <summary>Phrases nearer to another topic.</summary>
    public required ImmutableArray<StrayPhrase> Strays { get; init; }

    /// <summary>Questions that are phrases of the content.</summary>
    public required ImmutableArray<(TestQuestion Question, string Topic)> Known { get; init; }

    /// <summary>The seed and the scores with noise; null without.</summary>
    public (int Seed, ImmutableArray<(NoiseKind Kind, Score Score)> Scores)? Noise { get; init; }

    /// <summary>How long a question took in milliseconds: the middle, and the slowest of a hundred. 0 in a rehearsal.</summary>
    public required (double Middle, double Slow) Milliseconds { get; init; }

    /// <summary>Asks and scores.</summary>
    public static EvalResult Of(TopicSet topics, Matcher matcher, AnswerIds ids, ImmutableArray<TestQuestion>? tests, EvalOptions options)
    {
        var rehearsed = tests is null ? Rehearsal.Phrases(matcher) : [];
        var times = new List<double>();
        var marked = tests is { } questions ? Ask(matcher, questions, ids, times) : Rehearse(rehearsed, Rehearsal.LeftOutTopics(matcher), ids);
        var asked = tests is null
            ? rehearsed.Select(one => (one.Phrase, one.Topic, one.Match))
            : from topic in topics.Topics from phrase in topic.Phrases select (phrase, topic.Id, matcher.Ask(phrase.Words));
        var maxFalse = options.MaxFalse ?? EvalOptions.UsualMaxFalse;
        times.Sort();
        return new()
        {
            Topics = topics,
            IsRehearsal = tests is null,
            Questions = marked,
            Card = ScoreCard.Of(marked, ids),
            MaxFalse = maxFalse,
            Sweep = ThresholdSweep.Of(marked, maxFalse),
            Calibration = Calibration.Of(marked),
            Confusions = Confusion.Among(marked, topics, ids),
            Thin = ContentGaps.Thin(topics, needsBothScripts: options.Examples is null),
            Strays = ContentGaps.Strays(asked),
            Known = tests is null ? [] : ContentGaps.Known(tests, topics),
            Noise = options.NoiseSeed is { } seed && tests is { } spoilt ? (seed, [.. Enum.GetValues<NoiseKind>().Select(kind => (kind, WithNoise(matcher, spoilt, ids, kind, seed)))]) : null,
            Milliseconds = times.Count == 0 ? (0, 0) : (times[times.Count / 2], times[times.Count * 99 / 100]),
        };
    }

    private static ImmutableArray<Marked> Ask(Matcher matcher, ImmutableArray<TestQuestion> questions, AnswerIds ids, List<double> times)
    {
        // The first questions of a process pay for its start.
        foreach (var question in questions.Take(50))
            matcher.Ask(question.Text);
        var marked = ImmutableArray.CreateBuilder<Marked>(questions.Length);
        foreach (var question in questions)
        {
            var start = Stopwatch.GetTimestamp();
            var match = matcher.Ask(question.Text);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            marked.Add(Marked.Of(question, match, ids));
        }
        return marked.MoveToImmutable();
    }

    private static ImmutableArray<Marked> Rehearse(ImmutableArray<Rehearsed> phrases, ImmutableArray<Rehearsed> leftOut, AnswerIds ids) =>
    [
        .. phrases.Select(one => Mark(one, AnswerIds.Canonical(one.Topic), ids)),
        .. leftOut.Where((_, i) => i % LeftOutEvery == 0).Select(one => Mark(one, AnswerIds.None, ids)),
    ];

    private static Marked Mark(Rehearsed one, string expected, AnswerIds ids) => Marked.Of(new(one.Phrase.Words, expected, one.Phrase.Language, [], 0), one.Match, ids);

    private static Score WithNoise(Matcher matcher, ImmutableArray<TestQuestion> questions, AnswerIds ids, NoiseKind kind, int seed) =>
        Score.Of([.. questions.Select(question => Marked.Of(question, matcher.Ask(Dialogs.Understanding.Scoring.Noise.Apply(question.Text, question.Language, kind, seed)), ids))]);
}
