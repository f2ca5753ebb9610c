using System.Text;

namespace InfoLine.Dialogs.Understanding.Scoring;

/// <summary>What phones and hurry do to a question.</summary>
public enum NoiseKind
{
    /// <summary>About half of the vowels inside words are left out: mdra ln kse mlega.</summary>
    DroppedVowels,

    /// <summary>A letter of each word comes twice.</summary>
    DoubledLetters,

    /// <summary>A wrong, lost, added or swapped letter in each word of four letters or more.</summary>
    Typos,

    /// <summary>Hindi in the other letters: Devanagari in Latin ones, romanised Hindi in Devanagari. English stays.</summary>
    OtherScript,

    /// <summary>All in capitals.</summary>
    Capitals,

    /// <summary>Without spaces.</summary>
    NoSpaces,

    /// <summary>Each word by lot one of the first four or nothing; one question of four in capitals; one of twelve without spaces.</summary>
    Together,
}

/// <summary>Spoils questions in a way that can be repeated.</summary>
public static class Noise
{
    private const int ShortestForTypo = 4;
    private const int ShortestForLoss = 4;
    private const string KeyRows = "qwertyuiop asdfghjkl zxcvbnm";
    private const string HindiSigns = "\u093E\u093F\u0940\u0941\u0942\u0947\u0948\u094B\u094C";

    /// <summary>The question with noise.</summary>
    /// <param name="text">As it was written.</param>
    /// <param name="language">Its language: English does not change its letters.</param>
    /// <param name="kind">What is done to it.</param>
    /// <param name="seed">The same seed gives the same noise.</param>
    public static string Apply(string text, string language, NoiseKind kind, int seed)
    {
        var dice = new Dice(Seed(text, seed));
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var together = kind == NoiseKind.Together;
        for (var i = 0; i < words.Length; i++)
            words[i] = Word(words[i], language, together ? (NoiseKind)dice.Throw(5) : kind, dice);
        var isGlued = kind == NoiseKind.NoSpaces || (together && dice.Throw(12) == 0);
        var isLoud = kind == NoiseKind.Capitals || (together && dice.Throw(4) == 0);
        var spoilt = string.Join(isGlued ? "" : " ", words);
        return isLoud ? spoilt.ToUpperInvariant() : spoilt;
    }

    private static string Word(string word, string language, NoiseKind kind, Dice dice) => kind switch
    {
        _ when word.Any(char.IsAsciiDigit) => word, // An amount that is spoilt is another amount.
        NoiseKind.DroppedVowels => DropVowels(word, dice),
        NoiseKind.DoubledLetters => DoubleLetter(word, dice),
        NoiseKind.Typos => Slip(word, dice),
        NoiseKind.OtherScript => Transliteration.ToOtherScript(word, language),
        _ => word,
    };

    private static string DropVowels(string word, Dice dice)
    {
        if (word.Length < ShortestForLoss)
            return word;
        var kept = new StringBuilder(word.Length);
        for (var i = 0; i < word.Length; i++)
        {
            var isVowel = "aeiouAEIOU".Contains(word[i], StringComparison.Ordinal) || HindiSigns.Contains(word[i], StringComparison.Ordinal);
            if (i == 0 || !isVowel || dice.Throw(2) == 0)
                kept.Append(word[i]);
        }
        return kept.ToString();
    }

    private static string DoubleLetter(string word, Dice dice)
    {
        var at = dice.Throw(word.Length);
        return char.IsAsciiLetter(word[at]) || IsHindiConsonant(word[at]) ? word.Insert(at, word[at].ToString()) : word;
    }

    private static string Slip(string word, Dice dice)
    {
        if (word.Length < ShortestForTypo)
            return word;
        var at = 1 + dice.Throw(word.Length - 1); // People see that their first letter is wrong.
        return dice.Throw(4) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, Neighbour(word[at], dice).ToString()),
            2 when at + 1 < word.Length => string.Concat(word.AsSpan(0, at), [word[at + 1], word[at]], word.AsSpan(at + 2)),
            _ => string.Concat(word.AsSpan(0, at), [Neighbour(word[at], dice)], word.AsSpan(at + 1)),
        };
    }

    // The key beside it; in Devanagari, where boards differ, the letter beside it in the alphabet.
    private static char Neighbour(char letter, Dice dice)
    {
        var side = dice.Throw(2) == 0 ? -1 : 1;
        var at = KeyRows.IndexOf(char.ToLowerInvariant(letter), StringComparison.Ordinal);
        if (at >= 0 && letter != ' ')
        {
            var near = at + side >= 0 && at + side < KeyRows.Length && KeyRows[at + side] != ' ' ? at + side : at - side;
            return KeyRows[near];
        }
        return IsHindiConsonant(letter) && IsHindiConsonant((char)(letter + side)) ? (char)(letter + side) : letter;
    }

    private static bool IsHindiConsonant(char c) => c is >= 'क' and <= 'ह';

    // FNV-1a, so that each question has its own chance, wherever it stands in the file.
    private static ulong Seed(string text, int seed)
    {
        var hash = 14695981039346656037UL ^ (uint)seed;
        foreach (var c in text)
            hash = (hash ^ c) * 1099511628211;
        return hash;
    }
}
