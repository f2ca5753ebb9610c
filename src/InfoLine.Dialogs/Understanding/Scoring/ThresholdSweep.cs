using System.Collections.Immutable;

namespace InfoLine.Dialogs.Understanding.Scoring;

/// <summary>What would come of answering outright only from a confidence on, for each from 0.05 to 0.95.</summary>
/// <param name="Steps">From the lowest to the highest threshold.</param>
/// <param name="Chosen">The lowest threshold that keeps wrong answers rare enough, there and at every higher one at which anything is answered; null where none does.</param>
public sealed record ThresholdSweep(ImmutableArray<ThresholdStep> Steps, double? Chosen)
{
    private const int Count = 19;

    /// <summary>Tries all thresholds.</summary>
    /// <param name="questions">Marked at any bands: only their confidences count.</param>
    /// <param name="maxFalse">The largest share of wrong ones among outright answers, 0 to 1.</param>
    public static ThresholdSweep Of(IReadOnlyCollection<Marked> questions, double maxFalse)
    {
        var steps = Enumerable.Range(1, Count).Select(step => Try(questions, step * 5 / 100.0)).ToImmutableArray();
        double? chosen = null;
        foreach (var step in steps.Reverse().SkipWhile(step => step.WrongAmongAnswered.Of == 0))
        {
            if (step.WrongAmongAnswered.Rate > maxFalse)
                break;
            chosen = step.Threshold;
        }
        return new(steps, chosen);
    }

    private static ThresholdStep Try(IReadOnlyCollection<Marked> questions, double threshold)
    {
        bool IsAnswered(Marked one) => one.Confidence >= threshold && one.First != AnswerIds.None;
        return new(
            threshold,
            Proportion.Among(questions.Where(one => !one.Question.IsOutOfScope), IsAnswered),
            Proportion.Among(questions.Where(IsAnswered), one => !one.IsRight),
            Proportion.Among(questions.Where(one => one.Question.IsOutOfScope), IsAnswered));
    }
}

/// <summary>What would come of one threshold.</summary>
/// <param name="Threshold">The lowest confidence that is answered outright.</param>
/// <param name="Answered">In scope: answered outright.</param>
/// <param name="WrongAmongAnswered">Of all that was answered outright: wrongly.</param>
/// <param name="OutOfScopeAnswered">Out of scope: answered outright.</param>
public sealed record ThresholdStep(double Threshold, Proportion Answered, Proportion WrongAmongAnswered, Proportion OutOfScopeAnswered);
