using InfoLine.Dialogs.Compile.Bind;
using InfoLine.Dialogs.Rendering;

namespace InfoLine.Dialogs.Compile.Checks;

/// <summary>English stays in the alphabet in which an SMS holds 160 letters: one other letter cuts that to 70.</summary>
internal static class GsmLetters
{
    private const string English = "en";

    public static void Check(Draft draft, ProblemList problems)
    {
        var language = draft.Languages.Select(language => language.Code).ToList().IndexOf(English);
        if (language < 0)
            return;
        foreach (var text in draft.Texts.Except(draft.TextsForEverybody))
        {
            if (text.Templates[language] is { } template)
                CheckText(template, Spoken.Fill(template, language, draft), problems);
        }
    }

    private static void CheckText(DraftTemplate template, string text, ProblemList problems)
    {
        var foreign = text.EnumerateRunes().Where(rune => rune.Utf16SequenceLength > 1 || Gsm7.Septets((char)rune.Value) == 0).Distinct().ToArray();
        if (foreign.Length == 0)
            return;
        var at = template.Scalar.Value.IndexOf(foreign[0].ToString(), StringComparison.Ordinal);
        var names = string.Join(" ", foreign.Take(8).Select(rune => $"'{rune}'"));
        problems.Error(
            ProblemCode.NotGsm,
            at < 0 ? template.Place : template.Scalar.At(at),
            $"{names} {(foreign.Length == 1 ? "makes" : "make")} every SMS of this text hold 70 letters instead of 160, so it costs more than twice as much.",
            string.Join(" ", foreign.Take(8).Select(Mend)));
    }

    private static string Mend(System.Text.Rune rune)
    {
        var letter = rune.ToString();
        var plain = Gsm7.ToPlain(letter);
        return plain == letter || plain.Trim().Length == 0 ? $"Leave out '{letter}'." : $"Write {(plain is "\"" or "'" ? $"a straight {plain}" : $"'{plain.Trim()}'")} instead of '{letter}'.";
    }
}
