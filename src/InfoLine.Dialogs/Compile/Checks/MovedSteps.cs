using InfoLine.Dialogs.Compile.Bind;

namespace InfoLine.Dialogs.Compile.Checks;

/// <summary>What is called moved is really gone, and is moved only once.</summary>
internal static class MovedSteps
{
    public static void Check(Draft draft, ProblemList problems)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var flow in draft.Flows)
        {
            foreach (var (old, _) in flow.Moved)
                CheckOld($"{flow.Name}.{old.Text}", old, draft, seen, problems);
        }

        foreach (var (old, _) in draft.Line?.Moved ?? [])
            CheckOld(old.Text, old, draft, seen, problems);
    }

    private static void CheckOld(string id, Written old, Draft draft, HashSet<string> seen, ProblemList problems)
    {
        if (!id.Contains('.', StringComparison.Ordinal))
            problems.Error(ProblemCode.MovedWrongly, old.Place, $"'{old.Text}' is not the full name of a step.", "Write flow.step: mudra.slabs.");
        else if (draft.StepsById.ContainsKey(id))
            problems.Error(ProblemCode.MovedWrongly, old.Place, $"The step '{id}' is said to have moved, but it is still there, so nobody would be moved.", "Delete this line, or rename the step.");
        else if (!seen.Add(id))
            problems.Error(ProblemCode.MovedWrongly, old.Place, $"'{id}' is moved twice.", "Keep one of the two lines.");
    }
}
