using InfoLine.Dialogs.Compile.Bind;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Words;

namespace InfoLine.Dialogs.Compile.Checks;

/// <summary>A word that starts something starts one thing: a flow or a command.</summary>
internal static class StartWords
{
    /// <summary>The commands' names by the folded words; of two claims the first.</summary>
    public static Dictionary<string, string> CommandsByKey(Draft draft)
    {
        var commands = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (command, word) in draft.Line?.Commands ?? [])
            commands.TryAdd(Fold.Key(word.Text), Names.Snake(command.ToString()));
        return commands;
    }

    public static void Check(Draft draft, ProblemList problems)
    {
        CheckCommands(draft, problems);
        var commands = CommandsByKey(draft);
        var flows = new Dictionary<string, DraftFlow>(StringComparer.Ordinal);
        foreach (var flow in draft.Flows)
        {
            foreach (var word in flow.Keywords)
            {
                var key = Fold.Key(word.Text);
                if (key.Length == 0)
                    NoLetters(word.Text, word.Place, problems);
                else if (commands.TryGetValue(key, out var command))
                    problems.Error(ProblemCode.KeywordIsCommand, word.Place, $"'{Names.Short(word.Text)}' is the word for '{command}' that works everywhere, so it would never start '{flow.Name}'.", "Take another keyword.");
                else if (!flows.TryAdd(key, flow) && flows[key] != flow)
                    problems.Error(ProblemCode.SameKeyword, word.Place, $"'{Names.Short(word.Text)}' starts '{flows[key].Name}' already ({flows[key].Place.File}), so it would never start '{flow.Name}'.", "Delete it in one of the two flows.");
            }
        }
    }

    private static void CheckCommands(Draft draft, ProblemList problems)
    {
        var claimed = new Dictionary<string, Flows.Command>(StringComparer.Ordinal);
        foreach (var (command, word) in draft.Line?.Commands ?? [])
        {
            var key = Fold.Key(word.Text);
            if (key.Length == 0)
                NoLetters(word.Text, word.Place, problems);
            else if (!claimed.TryAdd(key, command) && claimed[key] != command)
                problems.Error(ProblemCode.SameCommand, word.Place, $"'{Names.Short(word.Text)}' is a word for '{Names.Snake(claimed[key].ToString())}' and for '{Names.Snake(command.ToString())}'; only the first would ever happen.", "Delete it at one of the two.");
        }
    }

    private static void NoLetters(string word, Place place, ProblemList problems) =>
        problems.Error(ProblemCode.NoLetters, place, $"'{Names.Short(word)}' has no letter or digit that could be recognised.", "Write a word.");
}
