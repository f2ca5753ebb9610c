using InfoLine.Dialogs.Compile.Bind;

namespace InfoLine.Dialogs.Compile.Checks;

/// <summary>Every step says where it leads, and only once.</summary>
internal static class WayOut
{
    public static void Check(Draft draft, ProblemList problems)
    {
        foreach (var step in draft.Flows.SelectMany(flow => flow.Steps))
        {
            if (step is { Go: { } go, End: true })
                problems.Error(ProblemCode.GoAndEnd, go.Place, $"The step '{step.Name}' goes on and ends at once.", "Keep 'go' or 'end: true', not both.");
            switch (step.Kind)
            {
                case StepKind.Say when step is { Go: null, End: false }:
                    NoWayOut(step, "A villager hears this and then nothing more.", "Write 'go: menu', or 'end: true' where the conversation is over.", problems);
                    break;
                case StepKind.Ask:
                    CheckAsk(step, problems);
                    break;
                case StepKind.When:
                    CheckWhen(step, problems);
                    break;
                case StepKind.Handoff when step.Failed is null:
                    problems.Error(ProblemCode.HandoffWithoutFailed, step.Place, $"The handoff '{step.Name}' does not say what a villager hears when nobody can take it; they would wait for nobody.",
                        "Write 'failed: { … }' and promise nothing in it.");
                    break;
            }
        }
    }

    private static void CheckAsk(DraftStep step, ProblemList problems)
    {
        if (step.HasChoices == step.HasAnswer)
        {
            NoWayOut(step, step.HasAnswer ? $"The question '{step.Name}' has 'choices' and 'answer'; only one of them can be meant." : $"The question '{step.Name}' takes no answer, so nobody gets past it.",
                "Write 'choices:' for numbered choices, or 'answer: text' (number, phone, pincode) for words.", problems);
            return;
        }

        if (step.HasChoices && step.Choices.IsEmpty)
            NoWayOut(step, $"The question '{step.Name}' has no choices, so nobody gets past it.", "Write below 'choices:' a line such as - { en: Papers, hi: कागज़, go: papers }.", problems);
        foreach (var choice in step.Choices)
        {
            if (choice.Go is null && step.Go is null)
                problems.Error(ProblemCode.NoWayOut, choice.Place, "This choice leads nowhere; a villager who takes it gets no answer.", "Write 'go: step' in the choice, or once for all choices at the step.");
            if (choice.Value is not null && step.Save is null)
                problems.Warn(ProblemCode.NeverUsed, choice.Value.Place, "This value is kept nowhere.", "Write 'save: field' at the step, or delete 'value'.");
        }

        if (step.HasChoices && step.Go is { } go && step.Choices.Length > 0 && step.Choices.All(choice => choice.Go is not null))
            problems.Warn(ProblemCode.NeverUsed, go.Place, "This 'go' has no effect, for every choice has its own.", "Delete it.");
        if (step.HasAnswer && step.Go is null)
            NoWayOut(step, $"The question '{step.Name}' does not say what comes after the answer; a villager would get none.", "Write 'go: step'.", problems);
        if (step is { HasAnswer: true, Save: null, Proves: null })
            problems.Warn(ProblemCode.NeverUsed, step.Place, $"The answer to '{step.Name}' is kept nowhere.", "Write 'save: field', or ask with choices.");
    }

    private static void CheckWhen(DraftStep step, ProblemList problems)
    {
        if (step.Branches.IsEmpty || !step.Branches[^1].IsElse)
        {
            problems.Error(ProblemCode.WhenWithoutElse, step.Branches.IsEmpty ? step.Place : step.Branches[^1].Place,
                $"'{step.Name}' does not say what happens when no line holds; a villager would get no answer.", "Write as the last line: - { else: true, go: step }.");
        }

        for (var i = 0; i < step.Branches.Length - 1; i++)
        {
            if (step.Branches[i].IsElse)
                problems.Error(ProblemCode.WhenWithoutElse, step.Branches[i].Place, "The lines below 'else' are never looked at.", "Move the line with 'else' to the end.");
        }
    }

    private static void NoWayOut(DraftStep step, string sentence, string hint, ProblemList problems) => problems.Error(ProblemCode.NoWayOut, step.Place, sentence, hint);
}
