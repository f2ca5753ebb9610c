using InfoLine.Dialogs.Compile.Bind;

namespace InfoLine.Dialogs.Compile.Checks;

/// <summary>Nothing stands deeper than four choices below the menu. "More" turns a page, a choice that is saved answers a question, and one that registers or refers somebody has arrived: none is a level.</summary>
internal static class Levels
{
    /// <summary>Callers of Viamo's 3-2-1 line got lost in deeper menus.</summary>
    private const int MostLevels = 4;

    public static void Check(Draft draft, FlowGraph graph, ProblemList problems)
    {
        if (draft.Line?.Landmarks.GetValueOrDefault("menu") is not { } menu || draft.FlowsByName.GetValueOrDefault(menu.Text) is not { Steps: [var start, ..] })
            return;
        var level = new Dictionary<string, int>(StringComparer.Ordinal) { [start.Id] = 0 };
        var next = new LinkedList<string>([start.Id]);
        while (next.First is { } first)
        {
            next.RemoveFirst();
            foreach (var edge in graph.From(first.Value))
            {
                var down = IsLevel(edge, graph.Steps[edge.From], graph.Steps[edge.To]) ? 1 : 0;
                var to = level[first.Value] + down;
                if (level.TryGetValue(edge.To, out var before) && before <= to)
                    continue;
                level[edge.To] = to;
                if (down == 0)
                    next.AddFirst(edge.To);
                else
                    next.AddLast(edge.To);
            }
        }

        foreach (var (id, depth) in level)
        {
            var step = graph.Steps[id];
            if (depth == MostLevels && step.Choices.Any(choice => (choice.Go ?? step.Go)?.Target is { } to && level.GetValueOrDefault(to) > MostLevels))
                problems.Error(ProblemCode.TooManyLevels, step.Place, $"The choices of '{step.Name}' are a fifth level below the menu, and people lose their way there.", "Lead to this part from a higher level, or give its flow a keyword and take it out of the menu.");
        }
    }

    private static bool IsLevel(Edge edge, DraftStep from, DraftStep to) =>
        edge.Choice is { IsMore: false, Consent: null, Language: null } && from.Save is null && to.Does is null;
}
