using InfoLine.Dialogs.Compile.Bind;

namespace InfoLine.Dialogs.Compile.Checks;

/// <summary>Every step can be reached from a landmark, a keyword or a question that it answers.</summary>
internal static class Reach
{
    public static void Check(Draft draft, FlowGraph graph, ProblemList problems)
    {
        if (graph.Starts.Count == 0)
            return;
        var reached = graph.Walk(graph.Starts);
        var misspelt = draft.Questions.Topics.Where(topic => topic.Step is { Target: null }).Select(topic => topic.Scheme ?? topic.Step?.Text.Split('.')[0]).ToHashSet(StringComparer.Ordinal);
        foreach (var flow in draft.FlowsByName.Values)
        {
            // A misspelt "go" or "step" is told by itself; what it cuts off is found again when it is mended.
            if (misspelt.Contains(flow.Name))
                continue;
            var lost = flow.Steps.Where(step => !reached.ContainsKey(step.Id)).ToArray();
            if (lost.Length == flow.Steps.Count && lost.Length > 0)
            {
                problems.Warn(ProblemCode.Unreachable, flow.Place, $"Nobody can get to the flow '{flow.Name}': it has no keywords and nothing leads to it.", "Give it keywords, or lead to it from the menu.");
                continue;
            }

            if (flow.Steps.SelectMany(step => step.Links).Any(link => link.Target is null))
                continue;
            foreach (var step in lost)
                problems.Warn(ProblemCode.Unreachable, step.Place, $"Nobody can get to the step '{step.Name}': no step leads to it.", $"Lead to it with 'go: {step.Name}', or delete it.");
        }
    }
}
