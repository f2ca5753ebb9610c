using System.Runtime.InteropServices;
using InfoLine.Dialogs.Understanding.Features;

namespace InfoLine.Dialogs.Understanding.Models;

/// <summary>Finds the names of schemes in a question: the strongest hint at what it is about.</summary>
internal sealed class SchemeNames
{
    // What half of the phrases that hold it mean otherwise is no name: "loan" names no scheme.
    private const float Weakest = 0.5f;

    private readonly Dictionary<ulong, List<Named>> _names;
    private readonly int _longest;

    private SchemeNames(Dictionary<ulong, List<Named>> names, int longest) => (_names, _longest) = (names, longest);

    /// <summary>Learns the names, and from the phrases of the topics how surely each means its scheme.</summary>
    /// <param name="lines">All examples.</param>
    /// <param name="noScheme">The class of what belongs to no scheme.</param>
    public static SchemeNames Train(IReadOnlyCollection<Line> lines, int noScheme)
    {
        var names = new Dictionary<ulong, List<Named>>();
        var longest = 0;
        foreach (var line in lines)
        {
            if (line.Kind != LineKind.Name || line.Words.All(word => word.Weight < 1))
                continue;
            longest = Math.Max(longest, line.Words.Length);
            var hash = HashOf(line.Words);
            if (!names.TryGetValue(hash, out var owners))
                names.Add(hash, owners = []);
            if (owners.TrueForAll(owner => owner.Scheme != line.Scheme))
                owners.Add(new(line.Scheme, 1));
        }

        var draft = new SchemeNames(names, longest);
        var uses = new Dictionary<(ulong Name, int Scheme), int>();
        foreach (var line in lines)
            if (line.Kind == LineKind.Phrase && line.Scheme != noScheme)
                draft.Each(line.Words, (_, _, name) => uses[(name, line.Scheme)] = uses.GetValueOrDefault((name, line.Scheme)) + 1);
        var all = uses.GroupBy(use => use.Key.Name).ToDictionary(group => group.Key, group => group.Sum(use => use.Value));
        foreach (var (name, owners) in names)
        {
            for (var i = 0; i < owners.Count; i++)
                owners[i] = owners[i] with { Strength = (uses.GetValueOrDefault((name, owners[i].Scheme)) + 2f) / (all.GetValueOrDefault(name) + (2f * owners.Count)) };
            owners.RemoveAll(owner => owner.Strength < Weakest);
        }

        foreach (var name in names.Where(pair => pair.Value.Count == 0).Select(pair => pair.Key).ToArray())
            names.Remove(name);
        return new(names, longest);
    }

    /// <summary>Finds the names in a question; of names within each other the longest.</summary>
    /// <param name="words">The question.</param>
    /// <param name="strengths">For each scheme how surely it is named, 0 to 1; zeros before.</param>
    /// <param name="isName">For each word whether it is part of a name.</param>
    public void Find(ReadOnlySpan<Word> words, Span<float> strengths, Span<bool> isName)
    {
        isName.Clear();
        for (var i = 0; i < words.Length;)
        {
            var length = LongestAt(words[i..], out var name);
            for (var j = i; j < i + length; j++)
                isName[j] = true;
            if (length > 0)
                foreach (var named in _names[name])
                    strengths[named.Scheme] = MathF.Max(strengths[named.Scheme], named.Strength);
            i += Math.Max(1, length);
        }
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(_longest);
        writer.Write(_names.Count);
        foreach (var (name, owners) in _names)
        {
            writer.Write(name);
            writer.Write(owners.Count);
            foreach (var owner in owners)
            {
                writer.Write(owner.Scheme);
                writer.Write(owner.Strength);
            }
        }
    }

    public static SchemeNames Read(BinaryReader reader)
    {
        var longest = reader.ReadInt32();
        var count = reader.ReadInt32();
        var names = new Dictionary<ulong, List<Named>>();
        for (var i = 0; i < count; i++)
        {
            var name = reader.ReadUInt64();
            var owners = new List<Named>();
            for (var left = reader.ReadInt32(); left > 0; left--)
                owners.Add(new(reader.ReadInt32(), reader.ReadSingle()));
            names.Add(name, owners);
        }

        return new(names, longest);
    }

    private void Each(ReadOnlySpan<Word> words, Action<int, int, ulong> found)
    {
        for (var i = 0; i < words.Length;)
        {
            var length = LongestAt(words[i..], out var name);
            if (length > 0)
                found(i, length, name);
            i += Math.Max(1, length);
        }
    }

    // Words run together, so "stand up" is "standup"; a name may be written as more words than its author used.
    private int LongestAt(ReadOnlySpan<Word> words, out ulong name)
    {
        var (length, hash) = (0, FeatureHash.Start(FeatureBlock.Words));
        name = 0;
        for (var i = 0; i < words.Length && i <= _longest; i++)
        {
            hash = FeatureHash.Add(hash, words[i].Key);
            if (_names.ContainsKey(hash))
                (length, name) = (i + 1, hash);
        }

        return length;
    }

    private static ulong HashOf(ReadOnlySpan<Word> words)
    {
        var hash = FeatureHash.Start(FeatureBlock.Words);
        foreach (var word in words)
            hash = FeatureHash.Add(hash, word.Key);
        return hash;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Named(int Scheme, float Strength);
}
