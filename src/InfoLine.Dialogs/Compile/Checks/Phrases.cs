using InfoLine.Dialogs.Compile.Bind;
using InfoLine.Dialogs.Words;

namespace InfoLine.Dialogs.Compile.Checks;

/// <summary>Each phrase is something that people write: in the letters that it stands under, short, and without anybody's number.</summary>
internal static class Phrases
{
    /// <summary>Nearly a whole SMS; a longer example matches by its length, not by its words.</summary>
    private const int MostLetters = 120;

    public static void Check(Draft draft, ProblemList problems)
    {
        var writings = Writing.Of(draft.Languages);
        foreach (var phrase in draft.Questions.Lists.SelectMany(list => list.Items))
        {
            var shown = Names.Short(phrase.Text);
            if (Fold.Key(phrase.Text).Length == 0)
                problems.Error(ProblemCode.NoLetters, phrase.Place, $"'{shown}' has no letter or digit that could be recognised.", "Write a word.");
            // Not shown: it is somebody's number.
            if (!SensitiveNumbers.Mask(phrase.Text).Found.IsEmpty)
                problems.Error(ProblemCode.SecretInPhrase, phrase.Place, "This phrase holds what looks like an Aadhaar, PAN, card or account number or an OTP; it may be somebody's own.", "Take the number out.");
            if (phrase.Text.Length > MostLetters)
                problems.Warn(ProblemCode.LongPhrase, phrase.Place, $"'{shown}' has {phrase.Text.Length} letters; people ask in fewer words, and its other words would draw other questions here.", $"Shorten it to {MostLetters} or fewer, or make several phrases of it.");
            if (!phrase.Writing.Takes(phrase.Text))
                problems.Warn(ProblemCode.OtherLetters, phrase.Place, $"'{shown}' stands under '{phrase.Writing.Code}' but has other letters.", Mend(phrase, writings));
        }
    }

    private static string Mend(DraftPhrase phrase, IEnumerable<Writing> writings)
    {
        var fitting = writings.Where(writing => writing.Takes(phrase.Text)).Select(writing => $"'{writing.Code}'").ToArray();
        var move = fitting.Length == 0 ? "Write it in the letters of one language." : $"Move it to {string.Join(" or ", fitting)}.";
        return Script.Of(phrase.Text) == ScriptKind.Latin ? $"{move} A short form such as GST may stay in capitals." : move;
    }
}
