using InfoLine.Dialogs.Compile.Bind;

namespace InfoLine.Dialogs.Compile.Checks;

/// <summary>Every question is about something known and is answered by a step that says something.</summary>
internal static class TopicAnswers
{
    public static void Check(Draft draft, ProblemList problems)
    {
        var aspects = draft.Questions.Aspects.Select(aspect => aspect.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var topic in draft.Questions.Topics)
        {
            // Whoever begins with the schemes has not written any aspects yet.
            if (topic.Aspect is { } id && aspects.Count > 0 && !aspects.Contains(id))
                problems.Error(ProblemCode.UnknownAspect, topic.Place, $"There is no aspect '{Names.Short(id)}', so this would not be understood from words that fit every scheme.", Nearest.Hint(id, aspects, $"Write it below 'aspects:', or take one of: {string.Join(", ", aspects.Order(StringComparer.Ordinal))}."));
            if (topic.Step is { Target: { } target } step && draft.StepsById[target].Kind == StepKind.When)
                problems.Error(ProblemCode.NoPlaceToLand, step.Place, $"The step '{target}' only decides where to go and says nothing, so it cannot answer '{topic.Id}'.", "Name a step with 'say' or 'ask'.");
        }
    }
}
