using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

namespace InfoLine.Dialogs.Understanding.Features;

/// <summary>Takes unknown words for known ones: for those that a hurried thumb most easily spoils so, that are used often, and that go with the words beside them.</summary>
internal sealed class Repairs
{
    private const int MostOptions = 4;
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    // Three sounds are one slip from too many others.
    private const int ShortWord = 3;

    // How much a slip weighs against how seldom a word is used.
    private const float SlipWeight = 9;

    // People mean schemes more often than the phrases of all schemes together show, and spell them worse.
    private const float NameBonus = 1.5f;
    private const float NameLimit = 0.3f;
    private const float MostForNames = 1.2f;

    // The same sound in another spelling is a little further away than the same spelling.
    private const float OtherSpelling = 0.1f;

    private const float Near = 0.95f;

    private readonly KnownWord[] _words;
    private readonly Dictionary<char, KnownWord[]> _byWritten;
    private readonly Dictionary<char, KnownWord[]> _byKey;

    private Repairs(KnownWord[] words)
    {
        _words = words;
        _byWritten = words.GroupBy(word => word.Token.Written[0]).ToDictionary(group => group.Key, group => group.ToArray());
        _byKey = words.DistinctBy(word => word.Token.Key, StringComparer.Ordinal).GroupBy(word => word.Token.Key[0]).ToDictionary(group => group.Key, group => group.ToArray());
    }

    /// <summary>Learns the words of examples, and of those that are small words all spellings.</summary>
    /// <param name="examples">All examples.</param>
    /// <param name="names">Those of them that are names of schemes.</param>
    public static Repairs From(IEnumerable<Word[]> examples, IEnumerable<Word[]> names)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var spellings = new Dictionary<string, Token>(StringComparer.Ordinal);
        foreach (var token in examples.SelectMany(words => words).Select(word => word.Token))
        {
            if (token.Script is not (TokenScript.Latin or TokenScript.Devanagari) || token.Key.Length < 2)
                continue;
            counts[token.Key] = counts.GetValueOrDefault(token.Key) + 1;
            spellings.TryAdd(token.Written, token);
        }
        foreach (var token in FunctionWords.Spellings)
            if (token.Key.Length > 1 && counts.ContainsKey(token.Key))
                spellings.TryAdd(token.Written, token);
        var named = names.SelectMany(words => words).Where(word => word.Weight == 1).Select(word => word.Key).ToHashSet(StringComparer.Ordinal);
        var all = (float)counts.Values.Sum();
        return new([.. spellings.Values.Select(token => new KnownWord(token, MathF.Log(all / counts[token.Key]), named.Contains(token.Key))).OrderBy(word => word.Rarity).ThenBy(word => word.Token.Written, StringComparer.Ordinal)]);
    }

    /// <summary>The word as it is where it is known or where nothing is near; else as the known one, at a lower weight.</summary>
    public Word Repair(Word word, Vocabulary vocabulary)
    {
        Span<Option> options = stackalloc Option[MostOptions];
        var found = new KnownWord?[MostOptions];
        return IsSound(word, vocabulary) || Find(word, options, found) == 0 ? word : word.As(found[0]!, options[0].Slips); // Find counted it.
    }

    /// <summary>Whether a word is a slip or some saved vowels away from a known one.</summary>
    public bool IsNear(in Word word)
    {
        Span<Option> options = stackalloc Option[MostOptions];
        var found = new KnownWord?[MostOptions];
        var count = Find(word, options, found);
        for (var i = 0; i < count; i++)
            if (options[i].Slips <= Near)
                return true;
        return false;
    }

    /// <summary>Repairs all words of a question, each in the light of its neighbours.</summary>
    public void Repair(Span<Word> words, Vocabulary vocabulary)
    {
        Span<Option> options = stackalloc Option[MostOptions];
        KnownWord?[]? found = null;
        for (var i = 0; i < words.Length; i++)
        {
            if (IsSound(words[i], vocabulary))
                continue;
            found ??= new KnownWord?[MostOptions];
            var count = Find(words[i], options, found);
            if (count == 0)
                continue;
            var best = 0;
            for (var option = 0; option < count; option++)
            {
                var known = found[option]!; // Find counted it.
                if (i > 0)
                    options[option].Cost -= vocabulary.Attraction(words[i - 1].Key, known.Token.Key);
                if (i + 1 < words.Length)
                    options[option].Cost -= vocabulary.Attraction(known.Token.Key, words[i + 1].Key);
                if (options[option].Cost < options[best].Cost)
                    best = option;
            }
            words[i] = words[i].As(found[best]!, options[best].Slips);
        }
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(_words.Length);
        foreach (var word in _words)
            word.Write(writer);
    }

    public static Repairs Read(BinaryReader reader)
    {
        var words = new KnownWord[reader.ReadInt32()];
        for (var i = 0; i < words.Length; i++)
            words[i] = KnownWord.Read(reader);
        return new(words);
    }

    private static bool IsSound(in Word word, Vocabulary vocabulary) =>
        word.Token.Script is not (TokenScript.Latin or TokenScript.Devanagari) || word.Key.Length < 2 || vocabulary.Knows(word.Key);

    // The cheapest few, each sound once, cheapest first.
    private int Find(in Word word, Span<Option> options, KnownWord?[] found)
    {
        var count = 0;
        var (written, key) = (word.Token.Written, word.Key);
        var limit = LimitOf(written, key);
        if (_byWritten.TryGetValue(written[0], out var alike))
        {
            var consonants = SlipCost.Consonants(written);
            foreach (var known in alike)
            {
                var most = known.IsName ? Math.Max(limit, Math.Min(limit + NameLimit, MostForNames)) : limit;
                if (CanBe(consonants, known.WrittenConsonants, most))
                    Keep(known, SlipCost.Of(written, known.Token.Written, most), options, found, ref count);
            }
        }
        if (_byKey.TryGetValue(key[0], out alike))
        {
            var consonants = SlipCost.Consonants(key);
            foreach (var known in alike)
            {
                var most = known.IsName ? Math.Max(limit, Math.Min(limit + NameLimit, MostForNames)) : limit;
                if (CanBe(consonants, known.KeyConsonants, most))
                    Keep(known, OtherSpelling + SlipCost.Of(key, known.Token.Key, most - OtherSpelling), options, found, ref count);
            }
        }
        return count;
    }

    private static void Keep(KnownWord known, float slips, Span<Option> options, KnownWord?[] found, ref int count)
    {
        if (slips >= float.MaxValue)
            return;
        var cost = (SlipWeight * slips) + known.Rarity - (known.IsName ? NameBonus : 0);
        var same = -1;
        for (var i = 0; i < count; i++)
            if (found[i]!.Token.Key == known.Token.Key)
                same = i;
        if (same >= 0 ? options[same].Cost <= cost : count == MostOptions && options[count - 1].Cost <= cost)
            return;
        var at = same >= 0 ? same : count < MostOptions ? count++ : count - 1;
        for (; at > 0 && options[at - 1].Cost > cost; at--)
            (options[at], found[at]) = (options[at - 1], found[at - 1]);
        (options[at], found[at]) = (new(cost, slips), known);
    }

    // Each slip takes a consonant away, adds one, or changes one for another.
    private static bool CanBe(uint typed, uint known, float limit)
    {
        var slips = (int)(limit / SlipCost.Slip);
        return BitOperations.PopCount(typed & ~known) <= slips && BitOperations.PopCount(known & ~typed) <= slips;
    }

    private static float LimitOf(string written, string key)
    {
        if (!written.AsSpan().ContainsAny(Vowels) && char.IsAsciiLetter(written[0]))
            return written.Length <= 2 ? 0.75f : 1.2f; // mdra is no slip: its writer saved letters
        return Math.Max(written.Length - 1, key.Length) switch
        {
            <= ShortWord => 0.45f,
            4 => 0.9f,
            5 => 1.1f,
            <= 7 => 1.5f,
            _ => 2.0f,
        };
    }

    [StructLayout(LayoutKind.Auto)]
    private record struct Option(float Cost, float Slips);
}
