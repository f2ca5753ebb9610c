using InfoLine.Dialogs.Topics;

namespace InfoLine.Dialogs.Understanding.Models;

/// <summary>Draws the consequence: answer, offer a choice, or say that it is not known.</summary>
internal static class Decision
{
    /// <summary>What comes of a message in which there is nothing to understand.</summary>
    public static readonly Match Nothing = new() { Band = Band.Unknown, Top = [] };

    // From here on a scheme that is not named word for word counts as sure.
    private const float SureScheme = 0.8f;

    /// <summary>Decides what to do about the question that the workspace has just thought about.</summary>
    /// <param name="corpus">The topics.</param>
    /// <param name="bands">How sure it must be.</param>
    /// <param name="confidence">The probability that the likeliest topic is meant.</param>
    /// <param name="work">What came out.</param>
    public static Match Make(Corpus corpus, Bands bands, double confidence, Workspace work)
    {
        var best = work.Top[0];
        var scheme = SchemeOf(corpus, work);
        var isForeign = scheme >= 0 && corpus.SchemeOf[best] != scheme && corpus.SchemeOf[best] != corpus.NoScheme;
        var isGuess = corpus.SchemeOf[best] != corpus.NoScheme && Pointing.IsIntoTheBlue(work);
        if (confidence >= bands.Answer && !isForeign && !isGuess)
            return Match(corpus, Band.Answer, confidence, work, scheme, isSchemeOnly: false);

        // A scheme named word for word is worth its menu even when nothing else was understood.
        var isNamed = scheme >= 0 && work.NamedScheme == scheme && !work.IsRemembered;
        var band = isNamed || (confidence >= bands.Menu && IsOneOursLikely(corpus, bands, confidence, work)) ? Band.Menu : Band.Unknown;
        var isSchemeOnly = scheme >= 0 && (corpus.SchemeOf[best] != corpus.NoScheme || confidence < bands.Menu);
        return Match(corpus, band, confidence, work, scheme, isSchemeOnly);
    }

    // What is likeliest not ours is worth a choice only where something of ours is likely too.
    private static bool IsOneOursLikely(Corpus corpus, Bands bands, double confidence, Workspace work)
    {
        foreach (var topic in work.Top)
            if (!corpus.Topics[topic].IsOutOfScope && confidence * work.Shares[topic] >= bands.Menu * work.Shares[work.Top[0]])
                return true;
        return false;
    }

    // -1 where none is sure, or where two are named.
    private static int SchemeOf(Corpus corpus, Workspace work)
    {
        var best = -1;
        for (var i = 0; i < corpus.NoScheme; i++)
            if (work.Scheme[i] >= SureScheme || (i == work.NamedScheme && work.Named[i] >= SureScheme && !IsAnotherNamed(work, i)))
                best = i;
        return best;
    }

    private static bool IsAnotherNamed(Workspace work, int scheme)
    {
        for (var i = 0; i < work.Named.Length; i++)
            if (i != scheme && work.Named[i] > 0)
                return true;
        return false;
    }

    private static Match Match(Corpus corpus, Band band, double confidence, Workspace work, int scheme, bool isSchemeOnly)
    {
        IEnumerable<int> top = work.Top;
        if (isSchemeOnly)
        {
            var own = Enumerable.Range(0, corpus.Topics.Length).Where(topic => corpus.SchemeOf[topic] == scheme).OrderByDescending(topic => work.Shares[topic]).Take(work.Top.Length).ToArray();
            top = own.Length > 0 ? own : top;
        }

        var greatest = MathF.Max(work.Shares[work.Top[0]], 1e-9f);
        return new()
        {
            Band = band,
            Top = [.. top.Select(topic => new Candidate(corpus.Topics[topic].Id, confidence * (work.Shares[topic] / greatest)))],
            Scheme = scheme < 0 ? null : corpus.Schemes[scheme],
            IsMended = work.Words.Exists(word => word.IsRepaired),
        };
    }
}
