using System.Text;

namespace InfoLine.Dialogs.Understanding.Scoring;

/// <summary>Writes Hindi in the other letters, roughly as people do: for noise in tests, never for what we say.</summary>
internal static class Transliteration
{
    private const char Virama = '\u094D';
    private const string Nukta = "\u093C";

    private static readonly (string Latin, string Hindi)[] Consonants =
    [
        ("chh", "छ"), ("ksh", "क्ष"), ("kh", "ख"), ("gh", "घ"), ("ch", "च"), ("jh", "झ"), ("th", "थ"), ("dh", "ध"), ("ph", "फ"), ("bh", "भ"), ("sh", "श"), ("gy", "ज्ञ"),
        ("k", "क"), ("g", "ग"), ("j", "ज"), ("t", "त"), ("d", "द"), ("n", "न"), ("p", "प"), ("b", "ब"), ("m", "म"), ("y", "य"), ("r", "र"), ("l", "ल"), ("v", "व"), ("w", "व"),
        ("s", "स"), ("h", "ह"), ("z", "ज"), ("f", "फ"), ("q", "क"), ("c", "क"), ("x", "क्स"),
        // One way only: Latin letters do not tell these from the ones above.
        ("n", "ङ"), ("n", "ञ"), ("t", "ट"), ("th", "ठ"), ("d", "ड"), ("dh", "ढ"), ("n", "ण"), ("l", "ळ"), ("sh", "ष"),
    ];

    private static readonly (string Latin, string Sign, string Letter)[] Vowels =
    [
        ("aa", "\u093E", "आ"), ("ai", "\u0948", "ऐ"), ("au", "\u094C", "औ"), ("ee", "\u0940", "ई"), ("oo", "\u0942", "ऊ"), ("ou", "\u094C", "औ"),
        ("a", "", "अ"), ("i", "\u093F", "इ"), ("u", "\u0941", "उ"), ("e", "\u0947", "ए"), ("o", "\u094B", "ओ"),
        ("ri", "\u0943", "ऋ"), ("o", "\u0949", "ऑ"),
    ];

    /// <summary>A word in the other letters; itself where it is English or holds anything else.</summary>
    public static string ToOtherScript(string word, string language)
    {
        if (word.Any(c => c is >= '\u0900' and <= '\u097F'))
            return ToLatin(word.Replace(Nukta, "", StringComparison.Ordinal));
        return language == "hi-Latn" && word.All(char.IsAsciiLetter) ? ToHindi(word.ToLowerInvariant()) : word;
    }

    private static string ToLatin(string word)
    {
        var latin = new StringBuilder(word.Length * 2);
        for (var i = 0; i < word.Length; i++)
        {
            var (text, length) = Consonant(word, i);
            if (length == 0)
            {
                latin.Append(Vowel(word[i]));
                continue;
            }
            latin.Append(text);
            i += length - 1;
            var next = i + 1 < word.Length ? word[i + 1] : '\0';
            // The a is not spoken at the end, and not before the sign that takes it away.
            if (next == Virama)
                i++;
            else if (next != '\0' && !IsSign(next))
                latin.Append('a');
        }
        return latin.ToString();
    }

    private static (string Latin, int Length) Consonant(string word, int at)
    {
        foreach (var (latin, hindi) in Consonants)
            if (string.CompareOrdinal(word, at, hindi, 0, hindi.Length) == 0)
                return (latin, hindi.Length);
        return ("", 0);
    }

    private static string Vowel(char c)
    {
        foreach (var (latin, sign, letter) in Vowels)
            if (sign == c.ToString() || letter == c.ToString())
                return latin switch
                {
                    "aa" => "a", // People seldom write a vowel twice.
                    "ee" => "i",
                    "oo" => "u",
                    _ => latin,
                };
        return c switch
        {
            '\u0902' or '\u0901' => "n",
            '\u200D' or '\u200C' => "",
            _ => c.ToString(),
        };
    }

    private static string ToHindi(string word)
    {
        var hindi = new StringBuilder(word.Length * 2);
        var afterConsonant = false;
        for (var i = 0; i < word.Length;)
        {
            if (Array.Find(Vowels, vowel => Starts(word, i, vowel.Latin)) is { Latin: { } latin } vowel)
            {
                // The last a of a word is a long one: mudra, yojana.
                var sign = latin == "a" && i == word.Length - 1 ? "\u093E" : vowel.Sign;
                hindi.Append(afterConsonant ? sign : vowel.Letter);
                afterConsonant = false;
                i += latin.Length;
                continue;
            }
            var found = Array.Find(Consonants, consonant => Starts(word, i, consonant.Latin));
            if (afterConsonant)
                hindi.Append(Virama);
            hindi.Append(found.Hindi ?? word[i].ToString());
            afterConsonant = true;
            i += found.Latin?.Length ?? 1;
        }
        return hindi.ToString();
    }

    private static bool Starts(string word, int at, string latin) => string.CompareOrdinal(word, at, latin, 0, latin.Length) == 0;

    private static bool IsSign(char c) => c is >= '\u093E' and <= '\u094C';
}
