using System.Globalization;
using System.Text;

namespace InfoLine.Dialogs.Understanding;

/// <summary>Writes the sounds of a word in Latin letters, English or romanised Hindi: one letter a sound, c for the sound of च.</summary>
internal static class LatinSound
{
    private static readonly char[] Plain = BuildPlain();

    /// <summary>Writes the sounds of a word in lower case into a room of twice its length.</summary>
    /// <returns>How many letters were written.</returns>
    public static int Write(ReadOnlySpan<char> word, Span<char> room)
    {
        var written = 0;
        for (var i = 0; i < word.Length;)
            i += Next(word, i, room, ref written);
        return written;
    }

    // Reads one sound and returns how many letters it took. Longer spellings come first.
    private static int Next(ReadOnlySpan<char> word, int at, Span<char> room, ref int written)
    {
        var rest = word[at..];
        switch (Base(rest[0]))
        {
            case 't' or 's' when Ending(word, at) is var ending and > 0:
                return Put("sn", ending, room, ref written);
            case 's' when at == 0 && rest.Length > 3 && rest.StartsWith("sub") && IsConsonant(rest[3]) && rest[3] != 'h':
                return Put("sab", 3, room, ref written); // subsidy = सब्सिडी
            case 's' when rest.StartsWith("sch"):
                return Put("sk", 3, room, ref written);
            case 's' when rest.StartsWith("sh"):
                return Put("s", 2, room, ref written);
            case 't' when rest.StartsWith("tch"):
                return Put("c", 3, room, ref written);
            case 'c':
                return HearC(rest, room, ref written);
            case 'p' when rest.StartsWith("ph"):
                return Put("f", 2, room, ref written);
            case 'g' when rest.Length > 2 && rest[1] == 'u' && IsVowel(rest[2]): // guarantee, but not gumti
                return Put("g", 2, room, ref written);
            case 'q':
                return Put("k", rest.StartsWith("qu") ? 2 : 1, room, ref written);
            case 'k' or 'g' or 'j' or 't' or 'd' or 'b' or 'w' when rest.Length > 1 && rest[1] == 'h':
                return Put(rest[0] == 'w' ? "v" : rest[..1], 2, room, ref written);
            case 'z':
                return Put("j", 1, room, ref written);
            case 'w':
                return Put("v", 1, room, ref written);
            case 'x':
                return Put("ks", 1, room, ref written);
            case 'y' when !(rest.Length > 1 && IsVowel(rest[1])): // system, company, payment; but not yojana, byaj
                return Put("i", 1, room, ref written);
            case 'o' when rest.StartsWith("ooa"): // looooan
                return Put("o", 3, room, ref written);
            case 'a' or 'e' or 'o' when rest.Length > 1:
                return HearVowels(rest, room, ref written);
            case var letter:
                return Put([letter], 1, room, ref written);
        }
    }

    private static int HearC(ReadOnlySpan<char> rest, Span<char> room, ref int written)
    {
        if (rest.StartsWith("chh"))
            return Put("c", 3, room, ref written);
        if (rest.StartsWith("ch"))
            return Put("c", 2, room, ref written);
        if (rest.StartsWith("cch"))
            return Put("c", 3, room, ref written);
        if (rest.StartsWith("ck"))
            return Put("k", 2, room, ref written);
        return Put(rest.Length > 1 && rest[1] is 'e' or 'i' or 'y' ? "s" : "k", 1, room, ref written);
    }

    private static int HearVowels(ReadOnlySpan<char> rest, Span<char> room, ref int written) => (rest[0], rest[1]) switch
    {
        ('a', 'a') => Put("a", 2, room, ref written),
        ('e', 'e') or ('e', 'a') => Put("i", 2, room, ref written),
        ('o', 'o') => Put("u", 2, room, ref written),
        ('o', 'a') or ('o', 'u') => Put("o", 2, room, ref written),
        _ => Put([Base(rest[0])], 1, room, ref written),
    };

    // -tion, -sion, -ssion, and -shan as the romanised ending of the same words; not -kshan (प्रशिक्षण).
    private static int Ending(ReadOnlySpan<char> word, int at)
    {
        var rest = word[at..];
        if (rest.SequenceEqual("tion") || rest.SequenceEqual("sion") || (rest.SequenceEqual("shan") && at > 1 && word[at - 1] != 'k'))
            return 4;
        return rest.SequenceEqual("ssion") ? 5 : 0;
    }

    private static int Put(ReadOnlySpan<char> sounds, int read, Span<char> room, ref int written)
    {
        sounds.CopyTo(room[written..]);
        written += sounds.Length;
        return read;
    }

    private static bool IsVowel(char c) => Base(c) is 'a' or 'e' or 'i' or 'o' or 'u';

    private static bool IsConsonant(char c) => char.IsAsciiLetterLower(c) && !IsVowel(c);

    // é = e; letters that are more than a letter with a mark stay as they are.
    private static char Base(char c) => c is >= '\u00C0' and < '\u0250' ? Plain[c - '\u00C0'] : c;

    private static char[] BuildPlain()
    {
        var table = new char[0x0250 - 0x00C0];
        for (var i = 0; i < table.Length; i++)
        {
            var letter = (char)('\u00C0' + i);
            var first = letter.ToString().Normalize(NormalizationForm.FormD)[0];
            table[i] = char.IsAsciiLetter(first) ? char.ToLower(first, CultureInfo.InvariantCulture) : letter;
        }
        return table;
    }
}
