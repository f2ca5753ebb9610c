using InfoLine.Dialogs.Compile.Bind;

namespace InfoLine.Dialogs.Compile.Checks;

/// <summary>Every text is there in every language, really translated, and from the present source.</summary>
internal static class Translations
{
    public static void Check(Draft draft, ProblemList problems)
    {
        var forEverybody = draft.TextsForEverybody;
        foreach (var text in draft.Texts)
        {
            for (var i = 0; i < text.Templates.Length; i++)
            {
                if (text.Templates[i] is null)
                    Missing(text, draft, i, problems);
                else if (i > 0)
                    CheckTranslation(text, draft, i, mayBeAlike: forEverybody.Contains(text), problems);
            }
        }
    }

    private static void Missing(DraftText text, Draft draft, int language, ProblemList problems)
    {
        var (code, name) = draft.Languages[language];
        problems.Error(ProblemCode.Untranslated, text.Place, $"This text is missing in {name}; whoever reads {name} would get an empty message.", $"Write it after '{code}:'.");
    }

    private static void CheckTranslation(DraftText text, Draft draft, int language, bool mayBeAlike, ProblemList problems)
    {
        if (text.Templates[language] is not { } translation || text.Source is not { } source)
            return;
        var (code, name) = draft.Languages[language];
        if (!mayBeAlike && translation.Scalar.Value == source.Scalar.Value && source.Words.Any(char.IsLetter))
        {
            problems.Warn(ProblemCode.SameAsSource, translation.Place, $"The text in {name} is the same as the one in {draft.Languages[0].Name}.", "Translate it, or write names in the letters of the language.");
        }

        if (draft.Ledger.Entries.TryGetValue((code, text.Key), out var entry) && entry.SourceHash != TranslationLedger.HashOf(source.Scalar.Value))
        {
            problems.Warn(ProblemCode.Stale, translation.Place, $"The {draft.Languages[0].Name} text was changed after this was translated, so {name} may say something else.",
                "Read both, mend the translation if need be, then run 'infoline texts stamp'.");
        }
    }
}
