using InfoLine.Dialogs.Compile.Bind;
using InfoLine.Dialogs.Flows;

namespace InfoLine.Dialogs.Compile.Checks;

/// <summary>What a registered person told is shown and changed only after they proved who they are: several people share a phone.</summary>
internal static class Proofs
{
    /// <summary>What a registered person is called. The list of people shows it, so it may be said.</summary>
    private const string NameField = "name";

    private const string Hint = "Let a question with 'proves' come first: 'known' leads to it, and it leads here.";

    public static void Check(Draft draft, FlowGraph graph, ProblemList problems)
    {
        foreach (var step in draft.Steps.Where(step => step.Proves is not null))
            CheckStep(step, draft, graph, problems);
        CheckUnproved(draft, graph, problems);
    }

    private static void CheckStep(DraftStep step, Draft draft, FlowGraph graph, ProblemList problems)
    {
        if (step.Expect is not Expect.BirthYear || step.Proves is not { } proves)
            return;
        var years = Registering(draft).SelectMany(flow => flow.Steps).Where(other => other.Expect is Expect.BirthYear).Select(other => other.Save?.Text).OfType<string>().ToHashSet(StringComparer.Ordinal);
        if (!years.Contains(proves.Text) && Resolver.FieldsOf(draft).Contains(proves.Text))
            problems.Error(ProblemCode.ProvesNothing, proves.Place, $"No registration keeps '{Names.Short(proves.Text)}' as a birth year, so nobody could ever prove who they are.", Nearest.Hint(proves.Text, years, years.Count == 0 ? "Ask for it with 'answer: birth_year' in the flow that registers." : $"It can be: {string.Join(", ", years.Order(StringComparer.Ordinal))}."));
        if (step.Save is { } save)
            problems.Warn(ProblemCode.NeverUsed, save.Place, "A proof is compared and not kept.", "Delete 'save'.");
        var other = draft.Steps.Where(from => from.Kind is not StepKind.People).SelectMany(from => graph.From(from.Id)).FirstOrDefault(edge => edge.To == step.Id);
        if (other is not null || graph.Starts.Contains(step.Id, StringComparer.Ordinal))
            problems.Error(ProblemCode.ProvesNothing, step.Place, $"'{step.Name}' lets somebody prove who they are, and {(other is null ? "a conversation can start here" : $"'{other.From}' leads here")} without their having said who.", "Let only 'known' of a step with 'people' lead here.");
    }

    // Without a step that proves, a registered person's answers are loaded as soon as they are chosen from the list.
    private static void CheckUnproved(Draft draft, FlowGraph graph, ProblemList problems)
    {
        var starts = draft.Steps.Select(step => step.Known?.Target).OfType<string>().Where(known => draft.StepsById.GetValueOrDefault(known)?.Proves is null).Distinct(StringComparer.Ordinal).ToArray();
        if (starts.Length == 0)
            return;
        var around = draft.Flows.Where(flow => flow.Steps.Any(step => step.Kind is StepKind.People || step.Does is not null)).Select(flow => flow.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var step in Reached(_ => true).Where(step => step.Does is Deed.Register))
            problems.Error(ProblemCode.Unproved, step.Place, $"'{step.Name}' changes what is noted of somebody who only chose a name from the list; whoever holds the phone could do it.", Hint);

        foreach (var field in Registering(draft).SelectMany(flow => flow.Steps).SelectMany(step => step.Saves.Concat(step.Choices.SelectMany(choice => choice.Sets).Select(set => set.Key))).Distinct(StringComparer.Ordinal).Where(field => field != NameField))
        {
            // What was told in the same sitting may be said back.
            foreach (var step in Reached(edge => !edge.Sets.Contains(field, StringComparer.Ordinal)))
            {
                var piece = step.Texts.SelectMany(text => text.Present).SelectMany(present => present.Template.Names).FirstOrDefault(piece => piece.IsField && piece.Text == field);
                if (piece is not null)
                    problems.Error(ProblemCode.Unproved, piece.Place, $"'{step.Name}' shows '{{{field}}}' of somebody who only chose a name from the list; whoever holds the phone could read it.", Hint);
            }
        }

        // A step of another flow, and who is asked anew, know nothing of the person any more.
        IEnumerable<DraftStep> Reached(Func<Edge, bool> counts) => graph
            .Walk(starts, edge => counts(edge) && graph.Steps[edge.From].Kind is not StepKind.People && around.Contains(graph.Steps[edge.To].Flow))
            .Keys.Select(id => graph.Steps[id]);
    }

    private static IEnumerable<DraftFlow> Registering(Draft draft) => draft.Flows.Where(flow => flow.Steps.Any(step => step.Does is Deed.Register));
}
