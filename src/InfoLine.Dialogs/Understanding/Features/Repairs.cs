using InfoLine.Dialogs.Words;

namespace InfoLine.Dialogs.Understanding.Features;

/// <summary>Takes an unknown word for a known one: that is one slip of the finger away, or that has the same consonants.</summary>
internal sealed class Repairs
{
    // "hello" has four sounds and is one slip from "help".
    private const int FewestLetters = 4;
    private const int FewestKnownLetters = 3;

    // Two consonants are many words; a word without any vowel was surely written without them.
    private const int FewestConsonants = 3;
    private const int FewestBareConsonants = 2;

    private readonly string[] _keys;
    private readonly Dictionary<char, List<string>> _byFirst = [];
    private readonly Dictionary<string, string> _byConsonants = new(StringComparer.Ordinal);

    private Repairs(string[] keys)
    {
        _keys = keys;
        foreach (var key in keys)
        {
            _byConsonants.TryAdd(Skeleton.Of(key), key);
            if (key.Length < FewestLetters - 1)
                continue;
            if (!_byFirst.TryGetValue(key[0], out var list))
                _byFirst.Add(key[0], list = []);
            list.Add(key);
        }
    }

    /// <summary>Learns the words of examples; what they use more often is tried first.</summary>
    public static Repairs From(IEnumerable<Word[]> examples)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in examples.SelectMany(words => words))
            if (word.Key.Length >= FewestKnownLetters && word.Token.Script != TokenScript.Digits)
                counts[word.Key] = counts.GetValueOrDefault(word.Key) + 1;
        return new([.. counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key)]);
    }

    /// <summary>The word as it is where it is known or where nothing is near; else as the known one, at a lower weight.</summary>
    public Word Repair(Word word, Vocabulary vocabulary)
    {
        var key = word.Key;
        if (word.Token.Script == TokenScript.Digits || vocabulary.Knows(key))
            return word;
        return Known(key, word.Token.Skeleton) is { } other ? word with { Key = other, Weight = word.Weight * FeatureWeights.Repaired } : word;
    }

    private string? Known(string key, string consonants)
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
        return consonants.Length >= FewestConsonants && _byConsonants.TryGetValue(consonants, out var alike) ? alike : null;
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(_keys.Length);
        foreach (var key in _keys)
            writer.Write(key);
    }

    public static Repairs Read(BinaryReader reader)
    {
        var keys = new string[reader.ReadInt32()];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = reader.ReadString();
        return new(keys);
    }
}
