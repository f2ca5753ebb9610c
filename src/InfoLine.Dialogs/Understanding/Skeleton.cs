using System.Buffers;

namespace InfoLine.Dialogs.Understanding;

/// <summary>The consonants of a key: all that is left of a word when its writer saves letters (mlega, ktna, mdra).</summary>
internal static class Skeleton
{
    private const int OnStack = 64;

    /// <summary>The consonants in order, j as g and v as b, which Hindi and English swap; a first vowel is an a, for people leave the others out.</summary>
    /// <param name="key">The key of a word.</param>
    /// <returns>Empty only for an empty key.</returns>
    public static string Of(string key)
    {
        char[]? rented = null;
        var room = key.Length <= OnStack ? stackalloc char[OnStack] : (rented = ArrayPool<char>.Shared.Rent(key.Length));
        var n = 0;
        foreach (var c in key)
        {
            var bone = c switch
            {
                'j' => 'g',
                'v' => 'b',
                'a' or 'e' or 'i' or 'o' or 'u' => n == 0 ? 'a' : '\0',
                _ => c,
            };
            // Where a vowel fell out, two of a letter may meet: "lalach" is llc, but "ll" tells nothing that "l" does not.
            if (bone != '\0' && (n == 0 || room[n - 1] != bone))
                room[n++] = bone;
        }
        var result = room[..n].SequenceEqual(key) ? key : new string(room[..n]);
        if (rented is not null)
            ArrayPool<char>.Shared.Return(rented, clearArray: true);
        return result;
    }
}
