using InfoLine.Dialogs.Understanding.Features;

namespace InfoLine.Dialogs.Understanding.Models;

/// <summary>The numbers that tell how far the likeliest topic can be trusted.</summary>
internal static class Evidence
{
    /// <summary>What the numbers are called in an explanation.</summary>
    public static readonly string[] Names =
    [
        "share", "lead", "nearest example", "middle", "regression", "middle agrees", "known words", "known features", "length", "scheme", "aspect", "small talk", "scheme named",
    ];

    /// <summary>How many there are.</summary>
    public const int Count = 13;

    /// <summary>Fills in the numbers of the question that the workspace has just thought about.</summary>
    public static void Read(Corpus corpus, Ensemble ensemble, Workspace work, Span<float> numbers)
    {
        var best = work.Top[0];
        var second = work.Top.Length > 1 ? work.Shares[work.Top[1]] : 0;
        var (scheme, aspect) = (corpus.SchemeOf[best], corpus.AspectOf[best]);
        numbers[0] = LogOdds(work.Shares[best]);
        numbers[1] = MathF.Log((work.Shares[best] + 1e-4f) / (second + 1e-4f));
        numbers[2] = work.Nearest[best];
        numbers[3] = work.Cosines[best];
        numbers[4] = LogOdds(work.Aspects.Regression[aspect]);
        numbers[5] = work.Middles[best] >= Greatest(work.Middles) ? 1 : 0;
        numbers[6] = KnownWords(ensemble, work);
        numbers[7] = work.Full.KnownMass;
        numbers[8] = MathF.Log(1 + work.Words.Count);
        numbers[9] = LogOdds(work.Scheme[scheme]);
        numbers[10] = LogOdds(work.Aspect[aspect]);
        numbers[11] = LogOdds(work.Shares[corpus.SmallTalk]);
        numbers[12] = work.NamedScheme >= 0 ? 1 : 0;
    }

    private static float KnownWords(Ensemble ensemble, Workspace work)
    {
        var (known, all) = (0f, 0f);
        foreach (var word in work.Words)
        {
            var weight = word.Meant.IsFunctionWord ? FeatureWeights.FunctionWord : 1;
            all += weight;
            if (ensemble.Vocabulary.Knows(word.Key))
                known += Math.Min(weight, word.Weight);
        }

        return all > 0 ? known / all : 0;
    }

    private static float Greatest(float[] numbers)
    {
        var greatest = numbers[0];
        foreach (var number in numbers)
            greatest = MathF.Max(greatest, number);
        return greatest;
    }

    private static float LogOdds(float probability)
    {
        var inside = Math.Clamp(probability, 1e-4f, 1 - 1e-4f);
        return MathF.Log(inside / (1 - inside));
    }
}
