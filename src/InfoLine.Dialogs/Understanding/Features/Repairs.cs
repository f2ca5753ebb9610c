using InfoLine.Dialogs.Words;

namespace InfoLine.Dialogs.Understanding.Features;

/// <summary>Takes an unknown word for a known one: that is one slip of the finger away, or that has the same consonants.</summary>
internal sealed class Repairs
{
    // Three sounds are one slip from too many others. Of four, "hello" is one slip from "help": greetings must be among the examples.
    private const int FewestLetters = 4;
    private const int FewestKnownLetters = 3;

    private const int FewestWritten = 4;

    // Two consonants are many words; a word without any vowel was surely written without them.
    private const int FewestConsonants = 3;
    private const int FewestBareConsonants = 2;

    private readonly (string Key, string Written)[] _words;
    private readonly Dictionary<char, List<string>> _byFirst = [];
    private readonly Dictionary<char, List<(string Key, string Written)>> _byFirstWritten = [];
    private readonly Dictionary<string, string> _byConsonants = new(StringComparer.Ordinal);

    // The most frequent words first.
    private Repairs((string Key, string Written)[] words)
    {
        _words = words;
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, written) in words)
        {
            if (written.Length >= FewestWritten - 1)
                Add(_byFirstWritten, written[0], (key, written));
            if (!keys.Add(key))
                continue;
            _byConsonants.TryAdd(Skeleton.Of(key), key);
            if (key.Length >= FewestLetters - 1)
                Add(_byFirst, key[0], key);
        }
    }

    /// <summary>Learns the words of examples; what they use more often is tried first.</summary>
    public static Repairs From(IEnumerable<Word[]> examples)
    {
        var counts = new Dictionary<(string Key, string Written), int>();
        foreach (var word in examples.SelectMany(words => words))
            if (word.Key.Length >= FewestKnownLetters && word.Token.Script != TokenScript.Digits)
                counts[(word.Key, word.Token.Written)] = counts.GetValueOrDefault((word.Key, word.Token.Written)) + 1;
        return new([.. counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Written, StringComparer.Ordinal).Select(pair => pair.Key)]);
    }

    /// <summary>The word as it is where it is known or where nothing is near; else as the known one, at a lower weight.</summary>
    public Word Repair(Word word, Vocabulary vocabulary)
    {
        var key = word.Key;
        if (word.Token.Script == TokenScript.Digits || vocabulary.Knows(key))
            return word;
        return Known(key, word.Token.Written, word.Token.Skeleton) is { } other ? word with { Key = other, Weight = word.Weight * FeatureWeights.Repaired } : word;
    }

    private string? Known(string key, string written, string consonants)
    {
        var isBare = !key.AsSpan().ContainsAny("aeiou");
        if (isBare && consonants.Length >= FewestBareConsonants && _byConsonants.TryGetValue(consonants, out var full))
            return full; // mdra is no slip: its writer saved letters
        if (key.Length >= FewestLetters && _byFirst.TryGetValue(key[0], out var known))
        {
            foreach (var other in known)
                if (Math.Abs(other.Length - key.Length) <= 1 && Typo.Within1(key, other))
                    return other;
        }
        // One wrong letter may change the sound of two: paosa for paisa.
        if (written.Length >= FewestWritten && _byFirstWritten.TryGetValue(written[0], out var spellings))
        {
            foreach (var other in spellings)
                if (Math.Abs(other.Written.Length - written.Length) <= 1 && Typo.Within1(written, other.Written))
                    return other.Key;
        }
        return consonants.Length >= FewestConsonants && _byConsonants.TryGetValue(consonants, out var alike) ? alike : null;
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(_words.Length);
        foreach (var (key, written) in _words)
        {
            writer.Write(key);
            writer.Write(written);
        }
    }

    public static Repairs Read(BinaryReader reader)
    {
        var words = new (string Key, string Written)[reader.ReadInt32()];
        for (var i = 0; i < words.Length; i++)
            words[i] = (reader.ReadString(), reader.ReadString());
        return new(words);
    }

    private static void Add<T>(Dictionary<char, List<T>> lists, char first, T item)
    {
        if (!lists.TryGetValue(first, out var list))
            lists.Add(first, list = []);
        list.Add(item);
    }
}
