using InfoLine.Dialogs.Compile.Bind;

namespace InfoLine.Dialogs.Compile.Checks;

/// <summary>What menus call a scheme, an aspect or a question fits on a button and is shown as it is written.</summary>
internal static class TopicTitles
{
    /// <summary>Three choices become WhatsApp buttons. Counted in UTF-16 units, as WhatsApp counts: a Hindi vowel sign is one.</summary>
    private const int ButtonLetters = 20;

    public static void Check(Draft draft, ProblemList problems)
    {
        foreach (var (_, title) in draft.Questions.Titles.SelectMany(title => title.Present))
        {
            var text = title.Scalar.Value.TrimEnd();
            if (title.Names.FirstOrDefault() is { } gap)
                problems.Error(ProblemCode.TitleWithGap, gap.Place, $"'{{{gap.Text}}}' is not filled in here: menus show a title as it is written.", "Write the words themselves.");
            else if (text.Length > ButtonLetters)
                problems.Error(ProblemCode.TitleTooLong, title.Place, $"'{Names.Short(text)}' has {text.Length} letters; three choices become WhatsApp buttons of {ButtonLetters}, and the villager would see the rest cut off.", $"Shorten it by {text.Length - ButtonLetters}. Vowel signs count as letters.");
        }
    }
}
