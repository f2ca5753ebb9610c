using System.Runtime.InteropServices;

namespace InfoLine.Dialogs.Understanding.Features;

/// <summary>The features of a text before they meet a vocabulary. Reused from text to text.</summary>
internal sealed class RawFeatures
{
    private const int ShortestPiece = 2;
    private const int LongestPiece = 4;
    private const char Border = '_';

    private readonly List<Raw> _features = [];

    /// <summary>The features, block by block in the order of <see cref="FeatureBlock"/>; a feature may come more than once.</summary>
    public ReadOnlySpan<Raw> Features => CollectionsMarshal.AsSpan(_features);

    /// <summary>Reads the features of words, in place of those read before.</summary>
    public void Read(ReadOnlySpan<Word> words)
    {
        _features.Clear();
        AddWords(words);
        foreach (var word in words)
            if (word.Meant.Script == TokenScript.Latin)
                Add(FeatureBlock.Written, FeatureHash.Start(FeatureBlock.Written), word.Meant.Written, word.Weight);
        AddPairs(words);
        foreach (var word in words)
            if (word.Meant.Skeleton.Length > 1 && word.Token.Script != TokenScript.Digits)
                Add(FeatureBlock.Skeletons, FeatureHash.Start(FeatureBlock.Skeletons), word.Meant.Skeleton, word.Weight);
        foreach (var word in words)
            if (word.Token.Script != TokenScript.Digits)
                AddPieces(word.Key, word.Weight);
    }

    /// <summary>The hash of a word by its sound.</summary>
    public static ulong WordHash(ReadOnlySpan<char> key) => FeatureHash.Add(FeatureHash.Start(FeatureBlock.Words), key);

    /// <summary>The hash of two neighbouring words.</summary>
    public static ulong PairHash(ReadOnlySpan<char> first, ReadOnlySpan<char> second) =>
        FeatureHash.Add(FeatureHash.Add(FeatureHash.Add(FeatureHash.Start(FeatureBlock.Pairs), first), ' '), second);

    private void AddWords(ReadOnlySpan<Word> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            Add(FeatureBlock.Words, FeatureHash.Start(FeatureBlock.Words), words[i].Key, words[i].Weight);
            if (i + 1 < words.Length)
                Add(FeatureBlock.Words, WordHash(words[i].Key), words[i + 1].Key, FeatureWeights.Joined * Math.Min(words[i].Weight, words[i + 1].Weight));
        }
    }

    private void AddPairs(ReadOnlySpan<Word> words)
    {
        for (var i = 0; i + 1 < words.Length; i++)
        {
            var first = FeatureHash.Add(FeatureHash.Add(FeatureHash.Start(FeatureBlock.Pairs), words[i].Key), ' ');
            Add(FeatureBlock.Pairs, first, words[i + 1].Key, MathF.Sqrt(words[i].Weight * words[i + 1].Weight));
        }
    }

    private void AddPieces(ReadOnlySpan<char> key, float weight)
    {
        for (var start = -1; start < key.Length; start++)
        {
            var hash = FeatureHash.Start(FeatureBlock.Letters);
            for (var length = 1; length <= LongestPiece && start + length <= key.Length + 1; length++)
            {
                var at = start + length - 1;
                hash = FeatureHash.Add(hash, at < 0 || at == key.Length ? Border : key[at]);
                if (length >= ShortestPiece)
                    _features.Add(new(FeatureBlock.Letters, hash, weight));
            }
        }
    }

    private void Add(FeatureBlock block, ulong start, ReadOnlySpan<char> letters, float weight)
    {
        if (!letters.IsEmpty)
            _features.Add(new(block, FeatureHash.Add(start, letters), weight));
    }

    /// <summary>A feature and what it counts.</summary>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Raw(FeatureBlock Block, ulong Hash, float Weight);
}
