using System.Collections.Concurrent;
using InfoLine.Dialogs.Topics;
using InfoLine.Dialogs.Understanding.Models;

namespace InfoLine.Dialogs.Understanding;

/// <summary>Finds what a short, misspelt, code-mixed question asks. Trained from the topics; immutable and free to use from many threads.</summary>
public sealed class Matcher
{
    private readonly Corpus _corpus;
    private readonly Ensemble? _ensemble;
    private readonly Confidence _confidence;
    private readonly IScorer? _fourth;
    private readonly ConcurrentBag<Workspace> _workspaces = [];

    internal Matcher(TopicSet topics, Corpus corpus, Ensemble? ensemble, Confidence confidence, IScorer? fourth = null) =>
        (Topics, _corpus, _ensemble, _confidence, _fourth) = (topics, corpus, ensemble, confidence, fourth);

    /// <summary>What it was trained from.</summary>
    public TopicSet Topics { get; }

    /// <summary>Null where there are no examples; the cache writes it.</summary>
    internal Ensemble? Learned => _ensemble;

    /// <summary>The cache writes it.</summary>
    internal Confidence Confidence => _confidence;

    /// <summary>Trains on the phrases of the topics. The same topics give the same matcher, whatever the machine does beside. Takes seconds for hundreds of topics and uses as many cores as the caller's scheduler gives, at most three.</summary>
    /// <param name="topics">May lack schemes, aspects, small talk; without any topic nothing is understood.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Matcher Train(TopicSet topics, CancellationToken cancellation = default)
    {
        var corpus = Corpus.From(topics);
        var numbers = Corpus.From(topics, isWithLines: false);
        if (corpus.Topics.IsEmpty || corpus.Lines.IsEmpty)
            return new(topics, numbers, null, Confidence.Plain);

        // The folds for the confidence and the real training are independent of each other, and each is deterministic in itself.
        Ensemble? ensemble = null;
        var folds = new List<Observation>[ConfidenceTraining.Folds];
        Parallel.For(0, ConfidenceTraining.Folds + 1, new ParallelOptions { CancellationToken = cancellation, TaskScheduler = TaskScheduler.Current }, part =>
        {
            if (part == ConfidenceTraining.Folds)
                ensemble = Ensemble.Train(numbers, corpus.Lines, cancellation);
            else
                folds[part] = ConfidenceTraining.Run(corpus, part, cancellation);
        });
        return new(topics, numbers, ensemble, Confidence.Fit([.. folds.SelectMany(fold => fold)]));
    }

    /// <summary>What a message asks. Never throws, whatever the text.</summary>
    /// <param name="text">As it was written.</param>
    /// <param name="lastScheme">The scheme that the conversation was last about, for "and the papers?"; null where there is none.</param>
    public Match Ask(string text, string? lastScheme = null) => Think(text, lastScheme, (_, match, _) => match, Decision.Nothing);

    /// <summary>What a message asks, and why. Never throws; slower than <see cref="Ask"/>.</summary>
    /// <param name="text">As it was written.</param>
    /// <param name="lastScheme">As for <see cref="Ask"/>.</param>
    public Explanation Explain(string text, string? lastScheme = null) =>
        Think(text, lastScheme, (asked, match, work) => Explainer.Explain(_corpus, Trained, _confidence, asked, match, work), null)
        ?? new Explanation { Text = text, Words = [.. Reading.Tokens(text).Select(token => new ExplainedWord(token, null, false, false))], Match = Decision.Nothing };

    /// <summary>The same matcher with one more vote. The confidence stays as it was fitted without it.</summary>
    public Matcher With(IScorer fourth) => new(Topics, _corpus, _ensemble, _confidence, fourth);

    /// <summary>Names what would be learned from topics: equal for equal phrases, names and titles, whatever the bands. Hexadecimal, 64 letters.</summary>
    public static string FingerprintOf(TopicSet topics) => Fingerprint.Of(topics);

    /// <summary>Writes what was learned, to be loaded in place of training.</summary>
    public void Save(Stream stream) => MatcherCache.Save(this, stream);

    /// <summary>Reads what was saved. Null where it was saved from other topics or by another version, and where it is damaged; then train.</summary>
    /// <param name="stream">Read to its end.</param>
    /// <param name="topics">What it should have been trained from; the bands may differ.</param>
    public static Matcher? TryLoad(Stream stream, TopicSet topics) => MatcherCache.TryLoad(stream, topics);

    /// <summary>Decides about the question that the workspace has just thought about.</summary>
    internal Match Decide(Ensemble ensemble, Workspace work) => Decision.Make(_corpus, Topics.Bands, ConfidenceOf(ensemble, work), work);

    private Ensemble Trained => _ensemble ?? throw new InvalidOperationException("There was nothing to learn from.");

    private T Think<T>(string text, string? lastScheme, Func<Asked, Match, Workspace, T> result, T nothing)
    {
        var tokens = Reading.Tokens(text);
        if (_ensemble is null || Reading.IsHopeless(tokens))
            return nothing;
        var asked = new Asked(text, tokens);
        var work = _workspaces.TryTake(out var free) ? free : new Workspace(_corpus, _ensemble.Vocabulary);
        var match = Think(asked, _corpus.NumberOfScheme(lastScheme), _ensemble, work);
        var found = result(asked, match, work);
        // Not in a finally: after an exception the buffers may be half written.
        _workspaces.Add(work);
        return found;
    }

    private Match Think(Asked asked, int lastScheme, Ensemble ensemble, Workspace work)
    {
        ensemble.Score(asked, -1, _fourth, work);
        var alone = Decide(ensemble, work);
        if (lastScheme < 0 || work.NamedScheme >= 0)
            return alone;

        // "I want to talk to a person" means the same whatever came before; "and the papers?" does not.
        if (alone.Band == Band.Answer && _corpus.SchemeOf[work.Top[0]] == _corpus.NoScheme)
            return alone;
        ensemble.Score(asked, lastScheme, _fourth, work);
        return Decide(ensemble, work);
    }

    private double ConfidenceOf(Ensemble ensemble, Workspace work)
    {
        Span<float> evidence = stackalloc float[Evidence.Count];
        Evidence.Read(_corpus, ensemble, work, evidence);
        return work.Full.KnownMass <= 0 ? 0 : _confidence.Of(evidence);
    }
}
