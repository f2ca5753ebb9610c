namespace InfoLine.Dialogs.Understanding.Scoring;

/// <summary>How well questions were understood.</summary>
/// <param name="Top1">In scope: the first id is right.</param>
/// <param name="Top3">In scope: one of the first three is right.</param>
/// <param name="Scheme">Of those whose right answer belongs to a scheme: that scheme was found.</param>
/// <param name="Answered">In scope: answered outright.</param>
/// <param name="Menu">In scope: offered a choice.</param>
/// <param name="HandedOff">In scope: told that it is not known or not ours.</param>
/// <param name="WrongAmongAnswered">Of all that was answered outright, in scope or not: wrongly.</param>
/// <param name="OutOfScopeAnswered">Out of scope: answered outright, which is always wrong.</param>
/// <param name="OutOfScopeMenu">Out of scope: offered a choice of things that were not asked.</param>
/// <param name="Mcc">Correlation of what was expected and what was told, -1 to 1; handed over counts as <c>none</c>.</param>
public sealed record Score(
    Proportion Top1,
    Proportion Top3,
    Proportion Scheme,
    Proportion Answered,
    Proportion Menu,
    Proportion HandedOff,
    Proportion WrongAmongAnswered,
    Proportion OutOfScopeAnswered,
    Proportion OutOfScopeMenu,
    double Mcc)
{
    /// <summary>Scores marked questions; may be none.</summary>
    public static Score Of(IReadOnlyCollection<Marked> questions)
    {
        var inside = questions.Where(one => !one.Question.IsOutOfScope).ToList();
        var outside = questions.Where(one => one.Question.IsOutOfScope).ToList();
        return new(
            Top1: Proportion.Among(inside, one => one.IsRight),
            Top3: Proportion.Among(inside, one => one.IsAmongThree),
            Scheme: Proportion.Among(inside.Where(one => one.IsRightScheme is not null), one => one.IsRightScheme == true),
            Answered: Proportion.Among(inside, one => one.Outcome == Outcome.Answered),
            Menu: Proportion.Among(inside, one => one.Outcome == Outcome.Menu),
            HandedOff: Proportion.Among(inside, one => one.Outcome == Outcome.HandedOff),
            WrongAmongAnswered: Proportion.Among(questions.Where(one => one.Outcome == Outcome.Answered), one => !one.IsRight),
            OutOfScopeAnswered: Proportion.Among(outside, one => one.Outcome == Outcome.Answered),
            OutOfScopeMenu: Proportion.Among(outside, one => one.Outcome == Outcome.Menu),
            Mcc: Correlation.Of(questions.Select(one => (one.Question.Expected, one.Told))));
    }
}
