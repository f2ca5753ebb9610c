using InfoLine.Dialogs.Compile.Bind;

namespace InfoLine.Dialogs.Compile.Checks;

/// <summary>No circle of steps goes round without waiting for the villager.</summary>
internal static class Loops
{
    public static void Check(Draft draft, FlowGraph graph, ProblemList problems)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var step in draft.Steps.Where(step => step.Kind is not StepKind.Ask))
        {
            if (done.Contains(step.Id) || CircleFrom(step.Id, graph, done) is not { } circle)
                continue;
            problems.Error(ProblemCode.LoopWithoutWait, step.Place, $"These steps go round in a circle and never wait for an answer: {string.Join(" > ", circle.Take(8))}. A villager would get the same messages again and again.",
                "Let one of them ask something, or end.");
        }
    }

    // A depth-first walk with its own stack: thousands of steps in a row must not overflow the real one.
    private static List<string>? CircleFrom(string start, FlowGraph graph, HashSet<string> done)
    {
        var way = new List<(string Id, int Next)> { (start, 0) };
        var onWay = new HashSet<string>(StringComparer.Ordinal) { start };
        List<string>? circle = null;
        while (way.Count > 0)
        {
            var (id, next) = way[^1];
            var edges = graph.From(id);
            if (next == edges.Count)
            {
                way.RemoveAt(way.Count - 1);
                onWay.Remove(id);
                done.Add(id);
                continue;
            }

            way[^1] = (id, next + 1);
            var to = edges[next].To;
            if (graph.Steps[to].Kind is StepKind.Ask || done.Contains(to))
                continue;
            if (onWay.Add(to))
                way.Add((to, 0));
            else
                circle ??= [.. way.Select(place => place.Id).SkipWhile(place => place != to), to];
        }

        return circle;
    }
}
