using InfoLine.Dialogs.Understanding.Models;

namespace InfoLine.Dialogs.Understanding.Features;

/// <summary>Writes an example as a hurried thumb would: without a vowel, with a letter too few or two in the wrong order. Authors spell well; what is learned from them alone is lost at the first slip.</summary>
internal sealed class Slips(Repairs repairs, Vocabulary vocabulary)
{
    private const int FewestLetters = 3;
    private const string Vowels = "aeiou";

    private readonly Shuffle _chance = new(20261123);

    // Thousands of phrases share their words, and a word has only so many slips: each is repaired once.
    private readonly Dictionary<string, Word> _repaired = new(StringComparer.Ordinal);

    /// <summary>A copy in which about half of the words have a slip, repaired as far as that of a question would be.</summary>
    public Word[] Make(ReadOnlySpan<Word> words)
    {
        var slipped = new Word[words.Length];
        for (var i = 0; i < words.Length; i++)
            slipped[i] = words[i].Key.Length < FewestLetters || words[i].Token.Script == TokenScript.Digits || _chance.Next() % 2 == 0 ? words[i] : Slip(words[i]);
        return slipped;
    }

    private Word Slip(Word word)
    {
        var key = word.Key;
        var at = 1 + (int)(_chance.Next() % (uint)(key.Length - 1));
        var slip = (_chance.Next() % 3) switch
        {
            0 => WithoutVowels(key),
            1 => key.Remove(at, 1),
            _ => at + 1 < key.Length ? string.Concat(key.AsSpan(0, at), [key[at + 1], key[at]], key.AsSpan(at + 2)) : key.Remove(at, 1),
        };
        var slipped = word with { Token = word.Token with { Key = slip, Written = slip }, Key = slip };
        if (!_repaired.TryGetValue(slip, out var repaired))
            _repaired.Add(slip, repaired = repairs.Repair(slipped, vocabulary));
        return repaired.IsRepaired ? repaired with { Token = slipped.Token } : slipped;
    }

    private static string WithoutVowels(string key) => string.Concat(key.Where((letter, i) => i == 0 || !Vowels.Contains(letter, StringComparison.Ordinal)));
}
