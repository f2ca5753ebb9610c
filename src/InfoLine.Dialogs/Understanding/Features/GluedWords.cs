namespace InfoLine.Dialogs.Understanding.Features;

/// <summary>Cuts what was written without spaces: mudraloankaisemilega.</summary>
/// <remarks>The likeliest row of known words, found from left to right; what is unknown may stand between them, at a price.</remarks>
internal sealed class GluedWords
{
    private const int FewestLetters = 6;
    private const int MostLetters = 200;
    private const int LongestWord = 20;

    // Up to here a word may simply be one that nobody wrote a phrase with: all of it must fall into known words.
    private const int Short = 8;
    private const int Middling = 15;

    // An unknown piece costs more than any known word, and more with each letter. A letter of it must cost more than one of most known
    // words: with 2, one unknown word swallowed its known neighbours, and a fifth of the rows with such a word were not cut.
    private const float UnknownPiece = 12;
    private const float UnknownLetter = 2.5f;
    private const float LeastKnown = 0.6f;
    private const float LeastLettersAWord = 3;
    private const float LeastLettersAWordInALongOne = 2.2f;

    // A word that only sounds like a known one, or that is a spelling from a list, is less likely than one that was seen.
    private const float Unseen = 1.5f;
    private const float LoneLetter = 3;

    private readonly Dictionary<string, float> _costs;
    private readonly Dictionary<string, float> _keys;
    private readonly Dictionary<string, float>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly Dictionary<string, float>.AlternateLookup<ReadOnlySpan<char>> _keyLookup;

    private GluedWords(Dictionary<string, float> costs, Dictionary<string, float> keys) =>
        (_costs, _keys, _lookup, _keyLookup) = (costs, keys, costs.GetAlternateLookup<ReadOnlySpan<char>>(), keys.GetAlternateLookup<ReadOnlySpan<char>>());

    /// <summary>Learns the words of examples as they were written and as they sound, and the spellings of small words.</summary>
    public static GluedWords From(IEnumerable<Word[]> examples)
    {
        var (written, keys) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var token in examples.SelectMany(words => words).Select(word => word.Token))
        {
            if (token.Script is not (TokenScript.Latin or TokenScript.Devanagari) || token.Written.Length is < 2 or > LongestWord)
                continue;
            written[token.Written] = written.GetValueOrDefault(token.Written) + 1;
            keys[token.Key] = keys.GetValueOrDefault(token.Key) + 1;
        }
        var all = (float)keys.Values.Sum();
        var costs = written.ToDictionary(pair => pair.Key, pair => MathF.Log(all / pair.Value), StringComparer.Ordinal);
        foreach (var token in FunctionWords.Spellings)
            if (keys.TryGetValue(token.Key, out var count))
                costs.TryAdd(token.Written, MathF.Log(all / count) + (token.Written.Length == 1 ? LoneLetter : Unseen));
        return new(costs, keys.Where(pair => pair.Key.Length > 2).ToDictionary(pair => pair.Key, pair => MathF.Log(all / pair.Value) + Unseen, StringComparer.Ordinal));
    }

    /// <summary>The words of a long unknown one, or none where it does not fall apart into known words.</summary>
    public IReadOnlyList<Token> Cut(in Token token)
    {
        var letters = token.Written;
        if (letters.Length is < FewestLetters or > MostLetters || token.Script is not (TokenScript.Latin or TokenScript.Devanagari))
            return [];
        Span<float> costs = stackalloc float[letters.Length + 1];
        Span<int> starts = stackalloc int[letters.Length + 1];
        FindCheapest(letters, token.Script, costs, starts);

        var cuts = new List<int>();
        var known = 0;
        for (var end = letters.Length; end > 0; end = cuts[^1])
        {
            cuts.Add(starts[end] >= 0 ? starts[end] : ~starts[end]);
            known += starts[end] >= 0 ? end - starts[end] : 0;
        }
        var leastKnown = letters.Length <= Short ? 1 : LeastKnown;
        var leastLetters = letters.Length <= Middling ? LeastLettersAWord : LeastLettersAWordInALongOne;
        if (cuts.Count < 2 || known < leastKnown * letters.Length || letters.Length < leastLetters * cuts.Count)
            return [];
        var spaced = letters;
        foreach (var cut in cuts.Where(cut => cut > 0)) // from right to left, so that the places to the left stay
            spaced = spaced.Insert(cut, " ");
        return Phonetics.Read(spaced);
    }

    public void Write(BinaryWriter writer)
    {
        Write(writer, _costs);
        Write(writer, _keys);
    }

    public static GluedWords Read(BinaryReader reader) => new(ReadCosts(reader), ReadCosts(reader));

    private static void Write(BinaryWriter writer, Dictionary<string, float> costs)
    {
        writer.Write(costs.Count);
        foreach (var (word, cost) in costs)
        {
            writer.Write(word);
            writer.Write(cost);
        }
    }

    private static Dictionary<string, float> ReadCosts(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        var costs = new Dictionary<string, float>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
            costs[reader.ReadString()] = reader.ReadSingle();
        return costs;
    }

    // Where the last word of the cheapest row up to each place starts; below zero where that word is unknown.
    private void FindCheapest(ReadOnlySpan<char> letters, TokenScript script, Span<float> costs, Span<int> starts)
    {
        costs.Fill(float.MaxValue);
        costs[0] = 0;
        for (var start = 0; start < letters.Length; start++)
        {
            if (costs[start] == float.MaxValue || IsSign(letters[start]))
                continue;
            for (var length = 1; length <= LongestWord && start + length <= letters.Length; length++)
            {
                var end = start + length;
                if (end < letters.Length && IsSign(letters[end]))
                    continue;
                var own = CostOf(letters[start..end], script);
                var cost = costs[start] + (own ?? (UnknownPiece + (UnknownLetter * length)));
                if (cost >= costs[end])
                    continue;
                costs[end] = cost;
                starts[end] = own is null ? ~start : start;
            }
        }
    }

    // Null for an unknown piece.
    private float? CostOf(ReadOnlySpan<char> piece, TokenScript script)
    {
        if (_lookup.TryGetValue(piece, out var cost))
            return cost;
        Span<char> room = stackalloc char[(2 * LongestWord) + 2];
        return piece.Length > 2 && _keyLookup.TryGetValue(room[..Phonetics.Sound(piece, script, room)], out cost) ? cost : null;
    }

    // No word begins with a vowel sign.
    private static bool IsSign(char c) => char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
