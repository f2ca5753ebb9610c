using InfoLine.Dialogs.Compile.Bind;
using InfoLine.Dialogs.Understanding;
using InfoLine.Dialogs.Words;

namespace InfoLine.Dialogs.Compile.Checks;

/// <summary>No phrase sounds like one of another question: "lon kitna" is heard as "लोन कितना".</summary>
internal static class SoundsAlike
{
    public static void Check(Draft draft, ProblemList problems)
    {
        var first = new Dictionary<string, (string Question, DraftPhrase Phrase)>(StringComparer.Ordinal);
        foreach (var topic in draft.Questions.Topics)
        {
            foreach (var phrase in topic.Phrases.Items)
            {
                var sound = string.Join(' ', Phonetics.Read(phrase.Text).Select(token => token.Key));
                if (sound.Length == 0 || first.TryAdd(sound, (topic.Id, phrase)))
                    continue;
                var (other, before) = first[sound];
                // The same letters are an error of their own.
                if (other != topic.Id && Fold.Key(before.Text) != Fold.Key(phrase.Text))
                    problems.Warn(ProblemCode.SoundsAlike, phrase.Place, $"'{Names.Short(phrase.Text)}' sounds like '{Names.Short(before.Text)}' of '{other}' ({before.Place.File}, line {before.Place.Line}), so a menu is all that the line can answer.", "Delete one of the two, or add the word that tells them apart, such as the scheme.");
            }
        }
    }
}
