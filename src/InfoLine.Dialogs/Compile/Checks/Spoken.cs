using System.Text;
using InfoLine.Dialogs.Compile.Bind;
using InfoLine.Dialogs.Compile.Freeze;
using InfoLine.Dialogs.Flows;

namespace InfoLine.Dialogs.Compile.Checks;

/// <summary>What a villager would read: facts filled in, and for every field an answer of twenty letters.</summary>
internal static class Spoken
{
    private const int FieldLetters = 20;

    /// <summary>The text with everything filled in.</summary>
    public static string Fill(DraftTemplate template, int language, Draft draft)
    {
        var text = new StringBuilder();
        foreach (var piece in template.Pieces)
            text.Append(piece.IsName ? Filled(piece, language, draft) : piece.Text);
        return text.ToString();
    }

    /// <summary>The text of a choice in a language, or null where it is not written.</summary>
    public static string? Label(DraftChoice choice, int language, Draft draft)
    {
        var text = choice.IsMore ? draft.Line?.Lines.GetValueOrDefault(Line.More) : choice.Label;
        return text?.Templates[language] is { } template ? Fill(template, language, draft) : null;
    }

    private static string Filled(DraftPiece piece, int language, Draft draft)
    {
        if (piece.IsFact)
            return draft.FactsByName.GetValueOrDefault(piece.Text)?.Written is { } written ? written[language] : "";
        if (piece.IsChecked)
            return FactWriting.Of(draft.Languages[language].Code).Month(new(2026, 11, 1));
        if (piece.Text == "source")
            return draft.Facts.Select(fact => fact.Source ?? "").MaxBy(source => source.Length) ?? "";
        return new(LetterOf(draft.Languages[language]), FieldLetters);
    }

    // The language's own name shows its script: हिंदी, বাংলা, English.
    private static char LetterOf(Language language) => language.Name.FirstOrDefault(letter => letter > '\u02FF' && char.IsLetter(letter), 'a');
}
