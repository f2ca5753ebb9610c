using System.Buffers;
using System.Security.Cryptography;

namespace InfoLine.Storage;

/// <summary>The few letters and digits that people call a referral or a ticket by. They can be read aloud, typed on ten keys, and not be guessed.</summary>
/// <remarks>
/// No letter looks like a digit or another letter (0 O, 1 I L, 2 Z, 5 S, 8 B, U V Q are out), there are no vowels, so no words, and none of the letters that a provider answers with
/// (A C D F): <c>A4K7HM</c> can only be <c>A 4K7HM</c>. No two neighbours are the same, and there is at least one digit and one letter.
/// </remarks>
public static class ShortCode
{
    /// <summary>What codes are made of.</summary>
    public const string Alphabet = "34679GHJKMNPRTWXY";

    /// <summary>The usual length: about a million codes.</summary>
    public const int Length = 5;

    /// <summary>The length where the shorter ones are used up.</summary>
    public const int LongLength = 6;

    private static readonly SearchValues<char> Letters = SearchValues.Create(Alphabet);

    /// <summary>A new code that nobody can foresee.</summary>
    /// <param name="length"><see cref="Length"/> or <see cref="LongLength"/>.</param>
    public static string New(int length)
    {
        Span<char> code = stackalloc char[LongLength];
        do
        {
            RandomNumberGenerator.GetItems(Alphabet, code[..length]);
        }
        while (!IsOne(code[..length]));
        return new string(code[..length]);
    }

    /// <summary>True for what <see cref="New"/> can make.</summary>
    /// <param name="text">In capitals.</param>
    public static bool IsOne(ReadOnlySpan<char> text)
    {
        if (text.Length is not (Length or LongLength) || text.ContainsAnyExcept(Letters))
            return false;
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == text[i - 1])
                return false;
        }

        return text.ContainsAnyInRange('0', '9') && text.ContainsAnyInRange('A', 'Z');
    }
}
