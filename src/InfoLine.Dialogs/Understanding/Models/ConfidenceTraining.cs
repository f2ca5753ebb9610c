namespace InfoLine.Dialogs.Understanding.Models;

/// <summary>Collects what the confidence is fitted to. In each fold some phrases are kept back, for some schemes all phrases, and some topics whole: their phrases stand for everything that nobody has written an answer to.</summary>
internal static class ConfidenceTraining
{
    /// <summary>How many folds are run.</summary>
    public const int Folds = 2;

    // Of this many parts of the phrases one is kept back in each fold. Not every part has its turn: two are enough to fit a dozen numbers.
    private const int Parts = 3;

    // Of this many groups of topics one is left out in each fold; the others keep most of their neighbours.
    private const int TopicGroups = 8;

    // Of this many groups of schemes one keeps only its names in each fold: its phrases are then like those of an author whom nobody knows.
    private const int SchemeGroups = 5;
    private const double InVainWeight = 0.4;

    // Of the phrases that are kept back every second is asked: thousands fit a dozen numbers as well as twice as many, and asking is half of the work.
    private const int AskedOf = 2;
    private const int FewLines = 5000;

    /// <summary>Runs one fold.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static List<Observation> Run(Corpus corpus, int fold, CancellationToken cancellation)
    {
        var observations = new List<Observation>();
        Trial.Run(corpus, line => FateOf(corpus, line, fold), Observe, cancellation);
        return observations;

        void Observe(Line line, Trial.Fate fate, Ensemble ensemble, Workspace work)
        {
            var evidence = new float[Evidence.Count];
            Evidence.Read(corpus, ensemble, work, evidence);
            var isRight = fate == Trial.Fate.Ask && work.Top[0] == line.Topic;
            observations.Add(new(evidence, isRight, fate == Trial.Fate.Ask ? 1 : InVainWeight));
        }
    }

    private static Trial.Fate FateOf(Corpus corpus, Line line, int fold)
    {
        var isLeftOut = line.Topic >= 0 && line.Topic < corpus.SmallTalk && corpus.Topics.Length > TopicGroups && IsInGroup(line.Topic, TopicGroups, fold);
        var isTurn = line.Turn % Parts == fold;
        var isOfStranger = line.Scheme < corpus.NoScheme && corpus.Schemes.Length > SchemeGroups && IsInGroup(line.Scheme, SchemeGroups, fold);
        var isSpared = corpus.Lines.Length > FewLines && line.Turn / Parts % AskedOf != 0;
        return line.Kind switch
        {
            LineKind.Phrase when isSpared && (isLeftOut || isTurn || isOfStranger) => Trial.Fate.Drop,
            LineKind.Phrase when isLeftOut => Trial.Fate.AskInVain,
            LineKind.Phrase when isTurn || isOfStranger => Trial.Fate.Ask,
            LineKind.SmallTalk when isTurn => Trial.Fate.AskInVain,
            _ when isLeftOut => Trial.Fate.Drop,
            _ => Trial.Fate.Learn,
        };
    }

    /// <summary>Whether a topic belongs to a group; neighbours in a file belong to different ones.</summary>
    public static bool IsInGroup(int topic, int groups, int group) => (int)(((uint)topic * 2654435761u) >> 16) % groups == group;
}
