using System.Runtime.InteropServices;

namespace InfoLine.Dialogs.Understanding.Features;

/// <summary>The features that the examples have, and how telling each is: what few examples have tells more.</summary>
internal sealed class Vocabulary
{
    // How far the share of a word beside its neighbour is believed, and its share everywhere.
    private const float PairTrust = 0.7f;
    private const float Seldom = 0.3f;

    private readonly Dictionary<ulong, int> _ids;
    private readonly float[] _rarity;

    private Vocabulary(ulong[] hashes, float[] rarity, int repeated, float rarest)
    {
        (_rarity, Repeated, Rarest) = (rarity, repeated, rarest);
        _ids = new(hashes.Length);
        for (var id = 0; id < hashes.Length; id++)
            _ids.Add(hashes[id], id);
    }

    /// <summary>How many features it knows; their ids go from 0 to one less.</summary>
    public int Count => _rarity.Length;

    /// <summary>Features with ids below this one are in two examples or more. What one example has alone, a regression would only learn by heart.</summary>
    public int Repeated { get; }

    /// <summary>The rarity of a feature that no example has.</summary>
    public float Rarest { get; }

    /// <summary>Learns the features of examples.</summary>
    public static Vocabulary From(IEnumerable<Word[]> examples)
    {
        var uses = new Dictionary<ulong, (int Examples, int Last)>();
        var raw = new RawFeatures();
        var total = 0;
        foreach (var example in examples)
        {
            total++;
            raw.Read(example);
            foreach (var feature in raw.Features)
            {
                ref var use = ref CollectionsMarshal.GetValueRefOrAddDefault(uses, feature.Hash, out _);
                if (use.Last != total)
                    use = (use.Examples + 1, total);
            }
        }

        // The most frequent first: what is looked at for every text then lies close together, where the processor has it at hand.
        // A dictionary without removals gives its entries in the order in which they came, so ids depend on the examples alone.
        var ordered = uses.OrderByDescending(pair => pair.Value.Examples).ToArray();
        var rarity = Array.ConvertAll(ordered, pair => Rarity(total, pair.Value.Examples));
        return new(Array.ConvertAll(ordered, pair => pair.Key), rarity, ordered.Count(pair => pair.Value.Examples >= 2), Rarity(total, 0));
    }

    /// <summary>The id of a feature, or -1.</summary>
    public int Find(ulong hash) => _ids.TryGetValue(hash, out var id) ? id : -1;

    /// <summary>How telling a feature is, 1 or more.</summary>
    public float RarityOf(int id) => _rarity[id];

    /// <summary>Whether a sound is a word of some example, or two of its words in one.</summary>
    public bool Knows(ReadOnlySpan<char> key) => _ids.ContainsKey(RawFeatures.WordHash(key));

    /// <summary>How much likelier two words are beside each other than anywhere: the logarithm of the factor, 0 or more.</summary>
    public float Attraction(ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        if (!_ids.TryGetValue(RawFeatures.PairHash(first, second), out var pair)
            || !_ids.TryGetValue(RawFeatures.WordHash(first), out var left) || !_ids.TryGetValue(RawFeatures.WordHash(second), out var right))
            return 0;
        // All three are counted in examples: the share of the pair over the shares of its words.
        var factor = MathF.Exp(_rarity[left] + _rarity[right] - _rarity[pair] - 1);
        return MathF.Max(0, MathF.Log(Seldom + (PairTrust * factor)));
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(Repeated);
        writer.Write(Rarest);
        // A dictionary without removals gives its entries in the order in which they came: by id.
        Arrays.Write<ulong>(writer, _ids.Keys.ToArray());
        Arrays.Write<float>(writer, _rarity);
    }

    public static Vocabulary Read(BinaryReader reader)
    {
        var (repeated, rarest) = (reader.ReadInt32(), reader.ReadSingle());
        return new(Arrays.Read<ulong>(reader), Arrays.Read<float>(reader), repeated, rarest);
    }

    private static float Rarity(int total, int count) => 1 + MathF.Log((total + 1f) / (count + 1f));
}
