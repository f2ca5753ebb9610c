using InfoLine.Dialogs.Words;

namespace InfoLine.Dialogs.Understanding.Features;

/// <summary>Takes an unknown word for a known one that is one slip of the finger away, or the same without its vowels.</summary>
internal sealed class Repairs
{
    // "hello" has four sounds and is one slip from "help".
    private const int FewestLetters = 5;

    // Three consonants tell a word; two are shared by too many.
    private const int FewestConsonants = 3;

    private readonly (string Key, string Skeleton)[] _known;
    private readonly Dictionary<char, List<string>> _byFirst = [];
    private readonly Dictionary<string, string> _bySkeleton = new(StringComparer.Ordinal);

    private Repairs((string Key, string Skeleton)[] known)
    {
        _known = known;
        foreach (var (key, skeleton) in known)
        {
            if (!_byFirst.TryGetValue(key[0], out var list))
                _byFirst.Add(key[0], list = []);
            list.Add(key);
            if (skeleton.Length >= FewestConsonants)
                _bySkeleton.TryAdd(skeleton, key);
        }
    }

    /// <summary>Learns the words of examples; what they use more often is tried first.</summary>
    public static Repairs From(IEnumerable<Word[]> examples)
    {
        var counts = new Dictionary<(string Key, string Skeleton), int>();
        foreach (var word in examples.SelectMany(words => words))
            if (word.Key.Length >= FewestLetters - 1 && word.Token.Script != TokenScript.Digits)
                counts[(word.Key, word.Token.Skeleton)] = counts.GetValueOrDefault((word.Key, word.Token.Skeleton)) + 1;
        return new([.. counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Key, StringComparer.Ordinal).Select(pair => pair.Key)]);
    }

    /// <summary>The word as it is where it is known or where nothing is near; else as the known one, at a lower weight.</summary>
    public Word Repair(Word word, Vocabulary vocabulary)
    {
        if (word.Token.Script == TokenScript.Digits || vocabulary.Knows(word.Key) || (OneSlipFrom(word.Key) ?? WithoutVowels(word)) is not { } known)
            return word;
        return word with { Key = known, Weight = word.Weight * FeatureWeights.Repaired };
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(_known.Length);
        foreach (var (key, skeleton) in _known)
        {
            writer.Write(key);
            writer.Write(skeleton);
        }
    }

    public static Repairs Read(BinaryReader reader)
    {
        var known = new (string Key, string Skeleton)[reader.ReadInt32()];
        for (var i = 0; i < known.Length; i++)
            known[i] = (reader.ReadString(), reader.ReadString());
        return new(known);
    }

    private string? OneSlipFrom(string key)
    {
        if (key.Length < FewestLetters || !_byFirst.TryGetValue(key[0], out var known))
            return null;
        foreach (var other in known)
            if (Math.Abs(other.Length - key.Length) <= 1 && Typo.Within1(key, other))
                return other;
        return null;
    }

    // "dcmnts": many leave the vowels out.
    private string? WithoutVowels(Word word) =>
        word.Token.Skeleton.Length >= FewestConsonants && _bySkeleton.TryGetValue(word.Token.Skeleton, out var known) && known[0] == word.Key[0] ? known : null;
}
