namespace InfoLine.Dialogs.Understanding.Models;

/// <summary>Asks phrases an ensemble that has not learned them: how it would do with questions of people.</summary>
internal static class Trial
{
    /// <summary>What becomes of an example in a trial.</summary>
    internal enum Fate
    {
        /// <summary>It is learned.</summary>
        Learn,

        /// <summary>It is kept back and asked.</summary>
        Ask,

        /// <summary>It is kept back and asked, and so is everything else of its topic: no answer is right.</summary>
        AskInVain,

        /// <summary>It is neither learned nor asked.</summary>
        Drop,
    }

    /// <summary>Learns some examples and asks others.</summary>
    /// <param name="corpus">All examples.</param>
    /// <param name="fateOf">What becomes of each.</param>
    /// <param name="asked">Called for each that is asked, in order.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static void Run(Corpus corpus, Func<Line, Fate> fateOf, Action<Line, Fate, Ensemble, Workspace> asked, CancellationToken cancellation)
    {
        var fates = corpus.Lines.Select(line => (Line: line, Fate: fateOf(line))).ToArray();
        var learned = fates.Where(one => one.Fate == Fate.Learn).Select(one => one.Line).ToList();
        // The names of schemes stay even where the topic that explains the scheme is left out.
        learned.AddRange(fates.Where(one => one is { Fate: Fate.Drop, Line.Kind: LineKind.Name }).Select(one => one.Line with { Topic = -1 }));
        if (learned.Count == 0)
            return;
        var ensemble = Ensemble.Train(corpus, learned, cancellation);
        var work = new Workspace(corpus, ensemble.Vocabulary);
        foreach (var (line, fate) in fates)
        {
            if (fate is not (Fate.Ask or Fate.AskInVain))
                continue;
            cancellation.ThrowIfCancellationRequested();
            ensemble.Score(new(line.Phrase.Words, Reading.Tokens(line.Phrase.Words)), -1, null, work);
            asked(line, fate, ensemble, work);
        }
    }
}
