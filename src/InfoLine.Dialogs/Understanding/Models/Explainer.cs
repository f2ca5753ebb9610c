using System.Collections.Immutable;

namespace InfoLine.Dialogs.Understanding.Models;

/// <summary>Writes down what the workspace holds after a question, for people.</summary>
internal static class Explainer
{
    private const int MostShares = 3;

    public static Explanation Explain(Corpus corpus, Ensemble ensemble, Confidence confidence, Asked asked, Match match, Workspace work) => new()
    {
        Text = asked.Text,
        Words = [.. work.Words.Select((word, i) => new ExplainedWord(word.Token, word.IsRepaired ? word.Key : null, ensemble.Vocabulary.Knows(word.Key), i < work.IsName.Length && work.IsName[i]))],
        Top = [.. work.Top.Select(topic => new ExplainedTopic(
            corpus.Topics[topic].Id,
            work.Aspects.Regression[corpus.AspectOf[topic]],
            work.Middles[topic],
            work.Nearest[topic],
            work.Scheme[corpus.SchemeOf[topic]],
            work.Aspect[corpus.AspectOf[topic]],
            work.Shares[topic]))],
        Schemes = Best(work.Scheme, corpus.Schemes),
        Aspects = Best(work.Aspect, corpus.Aspects),
        SmallTalk = work.Shares[corpus.SmallTalk],
        Evidence = EvidenceOf(corpus, ensemble, confidence, work),
        NamedScheme = work.NamedScheme < 0 ? null : corpus.Schemes[work.NamedScheme],
        IsRemembered = work.IsRemembered,
        Match = match,
    };

    private static ImmutableArray<ExplainedShare> Best(float[] shares, ImmutableArray<string> ids) =>
        [.. shares.Select((share, i) => new ExplainedShare(i < ids.Length ? ids[i] : "-", share)).OrderByDescending(share => share.Probability).Take(MostShares)];

    private static ImmutableArray<ExplainedNumber> EvidenceOf(Corpus corpus, Ensemble ensemble, Confidence confidence, Workspace work)
    {
        var numbers = new float[Evidence.Count];
        Evidence.Read(corpus, ensemble, work, numbers);
        return [.. numbers.Select((number, i) => new ExplainedNumber(Evidence.Names[i], number, confidence.Part(i, number)))];
    }
}
