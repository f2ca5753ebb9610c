using InfoLine.Dialogs.Compile.Bind;
using InfoLine.Dialogs.Words;

namespace InfoLine.Dialogs.Compile.Checks;

/// <summary>Whatever a villager answers means one choice and nothing else.</summary>
internal static class Answers
{
    public static void Check(Draft draft, ProblemList problems)
    {
        var commands = StartWords.CommandsByKey(draft);
        foreach (var step in draft.Steps)
        {
            var claimed = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var i = 0; i < step.Choices.Length; i++)
            {
                for (var language = 0; language < draft.Languages.Length; language++)
                    CheckLabel(step, i, language, draft, claimed, commands, problems);
            }
        }
    }

    private static void CheckLabel(DraftStep step, int index, int language, Draft draft, Dictionary<string, int> claimed, Dictionary<string, string> commands, ProblemList problems)
    {
        var choice = step.Choices[index];
        if (Spoken.Label(choice, language, draft) is not { } label || string.IsNullOrWhiteSpace(label))
            return;
        var place = choice.Label?.Templates[language]?.Place ?? choice.Place;
        var key = Fold.Key(label);
        var shown = Names.Short(label);
        if (key.Length == 0)
            problems.Error(ProblemCode.NoLetters, place, $"'{shown}' has no letter or digit, so nobody can type it.", "Write a word.");
        else if (!claimed.TryAdd(key, index) && claimed[key] != index)
            problems.Error(ProblemCode.SameAnswer, place, $"'{shown}' could mean choice {claimed[key] + 1} or choice {index + 1}; the villager would get the first, whichever was meant.", "Word one of the two differently.");
        else if (commands.TryGetValue(key, out var command))
            problems.Error(ProblemCode.ChoiceIsCommand, place, $"'{shown}' is also the word for '{command}' that works everywhere; the villager would get that and never this choice.", "Word the choice differently.");
        else if (NumberWords.Read(key) is { } number && number != index + 1)
            problems.Error(ProblemCode.ChoiceIsNumber, place, $"'{shown}' is choice {index + 1}, but whoever types it means choice {number}.", "Write a word that is no number.");
    }
}
