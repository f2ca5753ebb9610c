namespace InfoLine.Dialogs.Understanding.Features;

/// <summary>Names features by 64-bit FNV-1a hashes, so that reading a question makes no strings. Among a million features a collision is a one in ten million chance.</summary>
/// <remarks>Source of the two constants: the FNV specification, draft-eastlake-fnv.</remarks>
internal static class FeatureHash
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>The hash of nothing yet, in the space of one block.</summary>
    public static ulong Start(FeatureBlock block) => (Offset ^ ((ulong)block + 1)) * Prime;

    /// <summary>The hash after one more letter.</summary>
    public static ulong Add(ulong hash, char letter) => (hash ^ letter) * Prime;

    /// <summary>The hash after more letters.</summary>
    public static ulong Add(ulong hash, ReadOnlySpan<char> letters)
    {
        foreach (var letter in letters)
            hash = (hash ^ letter) * Prime;
        return hash;
    }
}
