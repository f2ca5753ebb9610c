using System.Collections.Immutable;
using InfoLine.Dialogs.Topics;
using InfoLine.Dialogs.Understanding.Models;

namespace InfoLine.Dialogs.Understanding;

/// <summary>A phrase of the content, asked as if nobody had written it.</summary>
/// <param name="Phrase">As its author wrote it.</param>
/// <param name="Topic">The topic that it was written for.</param>
/// <param name="Match">What a matcher that has not learned it makes of it.</param>
public sealed record Rehearsed(Phrase Phrase, string Topic, Match Match);

/// <summary>Tries a matcher with its own content where there are no test questions yet: learns a part and asks the rest.</summary>
public static class Rehearsal
{
    private const int UsualFolds = 8;

    /// <summary>Asks every phrase of every topic once, each a matcher that has learned all but a part of the phrases. Phrases at the same place of their lists in different languages are kept back together, because they are often translations.</summary>
    /// <param name="matcher">Its confidence and its bands are used; it stays as it is.</param>
    /// <param name="folds">How many parts, 2 or more. More parts are slower and nearer to the truth.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>In the order of the content.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static ImmutableArray<Rehearsed> Phrases(Matcher matcher, int folds = UsualFolds, CancellationToken cancellation = default) =>
        Run(matcher, folds, (line, fold) => line.Kind == LineKind.Phrase && line.Turn % folds == fold ? Trial.Fate.Ask : Trial.Fate.Learn, cancellation);

    /// <summary>Asks every phrase a matcher that has learned nothing of its topic: no answer is right, and a good matcher gives none.</summary>
    /// <inheritdoc cref="Phrases"/>
    public static ImmutableArray<Rehearsed> LeftOutTopics(Matcher matcher, int folds = UsualFolds, CancellationToken cancellation = default) =>
        Run(matcher, folds, (line, fold) => !IsOf(matcher, line) || line.Topic % folds != fold ? Trial.Fate.Learn : line.Kind == LineKind.Phrase ? Trial.Fate.AskInVain : Trial.Fate.Drop, cancellation);

    private static bool IsOf(Matcher matcher, Line line) => line.Topic >= 0 && line.Topic < matcher.Topics.Topics.Length;

    private static ImmutableArray<Rehearsed> Run(Matcher matcher, int folds, Func<Line, int, Trial.Fate> fateOf, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        var corpus = Corpus.From(matcher.Topics);
        var places = new Dictionary<Line, int>(ReferenceEqualityComparer.Instance);
        foreach (var line in corpus.Lines)
            places.Add(line, places.Count);
        var found = new Rehearsed?[places.Count];
        Parallel.For(0, folds, new ParallelOptions { CancellationToken = cancellation }, fold =>
            Trial.Run(
                corpus,
                line => fateOf(line, fold),
                (line, _, ensemble, work) => found[places[line]] = new(line.Phrase, corpus.Topics[line.Topic].Id, matcher.Decide(ensemble, work)),
                cancellation));
        return [.. found.OfType<Rehearsed>()];
    }
}
