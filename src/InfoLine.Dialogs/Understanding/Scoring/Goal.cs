using System.Collections.Immutable;

namespace InfoLine.Dialogs.Understanding.Scoring;

/// <summary>What we want of the understanding, on questions that the writers of the content have not seen.</summary>
/// <param name="Name">In words.</param>
/// <param name="Wanted">Such as <c>≥ 65 %</c>.</param>
/// <param name="Reached">What was measured.</param>
/// <param name="IsMet">Whether it was enough.</param>
public sealed record Goal(string Name, string Wanted, Proportion Reached, bool IsMet)
{
    private const double FurthestLanguage = 0.08;
    private const int FewestOfLanguage = 10;

    /// <summary>All goals that the test has questions for.</summary>
    public static ImmutableArray<Goal> Of(ScoreCard card)
    {
        var score = card.Whole;
        var goals = ImmutableArray.CreateBuilder<Goal>();
        AtLeast(goals, "right answer first", score.Top1, 0.65);
        AtLeast(goals, "right answer among three", score.Top3, 0.80);
        AtLeast(goals, "right scheme", score.Scheme, 0.85);
        AtMost(goals, "wrong among outright answers", score.WrongAmongAnswered, 0.05);
        AtMost(goals, "out of scope, answered outright", score.OutOfScopeAnswered, 0.03);
        AtMost(goals, "out of scope, shown a menu", score.OutOfScopeMenu, 0.10);
        AtMost(goals, "handed over among in-scope", score.HandedOff, 0.15);
        Languages(goals, card.ByLanguage);
        return goals.DrainToImmutable();
    }

    private static void AtLeast(ImmutableArray<Goal>.Builder goals, string name, Proportion reached, double wanted) => Add(goals, name, $"≥ {wanted * 100:0} %", reached, reached.Rate >= wanted);

    private static void AtMost(ImmutableArray<Goal>.Builder goals, string name, Proportion reached, double wanted) => Add(goals, name, $"≤ {wanted * 100:0} %", reached, reached.Rate <= wanted);

    // A language with a handful of questions proves nothing about the language.
    private static void Languages(ImmutableArray<Goal>.Builder goals, ImmutableArray<ScorePart> languages)
    {
        var enough = languages.Where(language => language.Score.Top1.Of >= FewestOfLanguage).OrderByDescending(language => language.Score.Top1.Rate).ToList();
        if (enough.Count < 2)
            return;
        var best = enough[0].Score.Top1.Rate;
        var worst = enough[^1];
        Add(goals, $"the weakest language ({worst.Name}) near the best ({enough[0].Name}, {best * 100:0.0} %)", $"within {FurthestLanguage * 100:0} points", worst.Score.Top1, best - worst.Score.Top1.Rate <= FurthestLanguage);
    }

    private static void Add(ImmutableArray<Goal>.Builder goals, string name, string wanted, Proportion reached, bool isMet)
    {
        if (reached.Of > 0)
            goals.Add(new(name, wanted, reached, isMet));
    }
}
