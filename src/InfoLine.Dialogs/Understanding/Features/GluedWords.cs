namespace InfoLine.Dialogs.Understanding.Features;

/// <summary>Cuts what was written without spaces: mudraloankaisemilega.</summary>
/// <remarks>The likeliest row of known words, found from left to right; what is unknown may stand between them, at a price.</remarks>
internal sealed class GluedWords
{
    private const int FewestLetters = 9;
    private const int MostLetters = 160;
    private const int LongestWord = 20;
    private const int ShortestWord = 2;

    // An unknown piece costs more than any known word, and more with each letter.
    private const float UnknownPiece = 12;
    private const float UnknownLetter = 2;
    private const float LeastKnown = 0.75f;
    private const float LeastLettersAWord = 3;

    private readonly Dictionary<string, float> _costs;
    private readonly Dictionary<string, float>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    private GluedWords(Dictionary<string, float> costs) => (_costs, _lookup) = (costs, costs.GetAlternateLookup<ReadOnlySpan<char>>());

    /// <summary>Learns the words of examples as they were written; those in Devanagari also as they sound, for whoever writes them in Latin letters.</summary>
    public static GluedWords From(IEnumerable<Word[]> examples)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in examples.SelectMany(words => words))
        {
            if (word.Token.Script is not (TokenScript.Latin or TokenScript.Devanagari))
                continue;
            Count(counts, word.Token.Written);
            if (word.Token.Script == TokenScript.Devanagari)
                Count(counts, word.Token.Key);
        }
        var all = (float)counts.Values.Sum();
        return new(counts.ToDictionary(pair => pair.Key, pair => MathF.Log(all / pair.Value), StringComparer.Ordinal));
    }

    /// <summary>The words of a long unknown one, or none where it does not fall apart into known words.</summary>
    public IReadOnlyList<Token> Cut(in Token token)
    {
        var letters = token.Written;
        if (letters.Length is < FewestLetters or > MostLetters || token.Script is not (TokenScript.Latin or TokenScript.Devanagari))
            return [];
        Span<float> costs = stackalloc float[letters.Length + 1];
        Span<int> starts = stackalloc int[letters.Length + 1];
        FindCheapest(letters, costs, starts);

        var cuts = new List<int>();
        var known = 0;
        for (var end = letters.Length; end > 0; end = starts[end])
        {
            cuts.Add(starts[end]);
            known += _lookup.ContainsKey(letters.AsSpan(starts[end]..end)) ? end - starts[end] : 0;
        }
        if (cuts.Count < 2 || known < LeastKnown * letters.Length || letters.Length < LeastLettersAWord * cuts.Count)
            return [];
        var spaced = letters;
        foreach (var cut in cuts.Where(cut => cut > 0)) // from right to left, so that the places to the left stay
            spaced = spaced.Insert(cut, " ");
        return Phonetics.Read(spaced);
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(_costs.Count);
        foreach (var (word, cost) in _costs)
        {
            writer.Write(word);
            writer.Write(cost);
        }
    }

    public static GluedWords Read(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        var costs = new Dictionary<string, float>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
            costs[reader.ReadString()] = reader.ReadSingle();
        return new(costs);
    }

    private void FindCheapest(ReadOnlySpan<char> letters, Span<float> costs, Span<int> starts)
    {
        costs.Fill(float.MaxValue);
        costs[0] = 0;
        for (var start = 0; start < letters.Length; start++)
        {
            if (costs[start] == float.MaxValue || IsSign(letters[start]))
                continue;
            for (var length = ShortestWord; length <= LongestWord && start + length <= letters.Length; length++)
            {
                var piece = letters.Slice(start, length);
                var cost = costs[start] + (_lookup.TryGetValue(piece, out var own) ? own : UnknownPiece + (UnknownLetter * length));
                if (cost >= costs[start + length])
                    continue;
                costs[start + length] = cost;
                starts[start + length] = start;
            }
        }
    }

    private static void Count(Dictionary<string, int> counts, string word)
    {
        if (word.Length is >= ShortestWord and <= LongestWord)
            counts[word] = counts.GetValueOrDefault(word) + 1;
    }

    // No word begins with a vowel sign.
    private static bool IsSign(char c) => char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
