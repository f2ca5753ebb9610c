using InfoLine.Dialogs.Compile.Bind;

namespace InfoLine.Dialogs.Compile.Checks;

/// <summary>The line itself is complete: every landmark, every command, every built-in line.</summary>
internal static class LineChecks
{
    public static void Check(Draft draft, ProblemList problems)
    {
        if (draft.Line is not { } line)
            return;
        foreach (var name in LineFile.Landmarks)
        {
            if (!line.Landmarks.TryGetValue(name, out var flow))
                problems.Error(ProblemCode.MissingLandmark, line.Place, $"infoline.yaml does not say which flow is the '{name}'.", $"Write below 'infoline:' the line: {name}: {name}.");
            else if (!draft.FlowsByName.ContainsKey(flow.Text))
                problems.Error(ProblemCode.MissingLandmark, flow.Place, $"There is no flow '{flow.Text}' to be the '{name}' of this line.",
                    Nearest.Hint(flow.Text, draft.FlowsByName.Keys, "Write a file with 'flow: " + flow.Text + "'."));
        }

        foreach (var (name, command) in LineFile.Commands.OrderBy(pair => pair.Value))
        {
            if (!line.Commands.Any(word => word.Command == command))
                problems.Error(ProblemCode.MissingCommand, line.CommandsPlace, $"The command '{name}' has no words, so nobody can use it.", $"Write below 'commands:' the line: {name}: {{ en: [{name}] }}.");
        }

        foreach (var (name, which) in LineFile.Lines.OrderBy(pair => pair.Value))
        {
            if (!line.Lines.ContainsKey(which))
                problems.Error(ProblemCode.MissingLine, line.LinesPlace, $"The built-in line '{name}' has no text, and a villager would get an empty message.", $"Write below 'lines:' the line: {name}: {{ … }}.");
        }
    }
}
