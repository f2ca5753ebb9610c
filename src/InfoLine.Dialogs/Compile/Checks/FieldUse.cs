using InfoLine.Dialogs.Compile.Bind;

namespace InfoLine.Dialogs.Compile.Checks;

/// <summary>A text uses a field only where it has been answered.</summary>
internal static class FieldUse
{
    public static void Check(Draft draft, FlowGraph graph, ProblemList problems)
    {
        var uses = draft.Steps
            .SelectMany(step => step.Texts.SelectMany(text => text.Present).SelectMany(present => present.Template.Names).Where(piece => piece.IsField).Select(piece => (Step: step, Piece: piece)))
            .GroupBy(use => use.Piece.Text, StringComparer.Ordinal);
        foreach (var field in uses)
        {
            var setters = draft.Steps.SelectMany(step => graph.From(step.Id)).Where(edge => edge.Sets.Contains(field.Key, StringComparer.Ordinal)).Select(edge => edge.To).ToArray();
            if (setters.Length == 0)
                continue;
            // A text may say back what its own step saves only after the answer, so the way into the step counts.
            var after = graph.Walk(setters);
            var without = graph.Walk(graph.Starts, edge => !edge.Sets.Contains(field.Key, StringComparer.Ordinal));
            foreach (var (step, piece) in field.DistinctBy(use => (use.Step.Id, use.Piece.Place.Line)))
            {
                if (!after.ContainsKey(step.Id))
                    problems.Error(ProblemCode.NeverSaved, piece.Place, $"'{{{piece.Text}}}' is asked only later or elsewhere, so the villager would read a gap here.", "Ask for it before this step.");
                else if (without.ContainsKey(step.Id))
                    problems.Warn(ProblemCode.NotAlwaysSaved, piece.Place, $"'{{{piece.Text}}}' is not always answered: on the way {FlowGraph.Way(without, step.Id)} the villager would read a gap here.",
                        $"Ask for it on that way too, or branch before it with 'when': {piece.Text} is empty.");
            }
        }
    }
}
