using InfoLine.Dialogs.Compile.Bind;

namespace InfoLine.Dialogs.Compile.Checks;

/// <summary>Choices are few, fit on a button and can be read aloud.</summary>
internal static class Labels
{
    private const int MostChoices = 5;
    private const int MostWords = 6;

    // WhatsApp: at most three buttons of 20 letters, else a list with rows of 24.
    private const int MostButtons = 3;
    private const int ButtonLetters = 20;
    private const int RowLetters = 24;

    public static void Check(Draft draft, ProblemList problems)
    {
        foreach (var step in draft.Flows.SelectMany(flow => flow.Steps))
        {
            if (step.Choices.Length > MostChoices)
                problems.Error(ProblemCode.TooManyChoices, step.Choices[MostChoices].Place, $"'{step.Name}' has {step.Choices.Length} choices; on a small screen nobody keeps more than {MostChoices} in mind.", "Put the rest behind { more: step }.");
            var most = step.Choices.Length <= MostButtons ? ButtonLetters : RowLetters;
            foreach (var choice in step.Choices)
            {
                for (var language = 0; language < draft.Languages.Length; language++)
                {
                    if (choice.Label?.Templates[language]?.Names.FirstOrDefault() is { } gap)
                        problems.Error(ProblemCode.LabelWithGap, gap.Place, $"'{{{gap.Text}}}' is not filled in here: a choice is shown, and heard, as it is written.", "Write the words themselves, and tell the fact in the text.");
                    else if (Spoken.Label(choice, language, draft) is { } label)
                        CheckLabel(label, most, choice.Label?.Templates[language]?.Place ?? choice.Place, problems);
                }
            }
        }
    }

    private static void CheckLabel(string label, int most, Flows.Place place, ProblemList problems)
    {
        // Counted in UTF-16 units, as WhatsApp counts: a Hindi vowel sign is one.
        if (label.Length > most)
            problems.Error(ProblemCode.LabelTooLong, place, $"'{Names.Short(label)}' has {label.Length} letters; a WhatsApp {(most == ButtonLetters ? "button" : "list")} shows {most}, and the villager would see the rest cut off.", $"Shorten it by {label.Length - most}. Vowel signs count as letters.");
        if (label.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length > MostWords)
            problems.Warn(ProblemCode.LabelNotSpeakable, place, $"'{Names.Short(label)}' is too long to be kept in mind when it is read aloud.", $"Use at most {MostWords} words.");
    }
}
