using System.Buffers;
using System.Collections.Immutable;
using InfoLine.Dialogs.Words;

namespace InfoLine.Dialogs.Understanding;

/// <summary>Brings the three ways of writing into one phonetic space.</summary>
/// <remarks>
/// Phrases of the content and questions of the people pass through the same steps: one form of every letter (<see cref="Fold"/>), words cut
/// where the letters change (<c>50000ka</c>), the small words by a list, letter names as acronyms (जीएसटी = gst), everything else by its
/// sound. Takes time in proportion to the text and never throws.
/// </remarks>
public static class Phonetics
{
    private const int OnStack = 192;

    /// <summary>The words of a text in order; empty where there are none.</summary>
    /// <param name="text">As it was written: any UTF-16 at all.</param>
    public static ImmutableArray<Token> Read(string text)
    {
        var folded = Fold.Key(text);
        var tokens = ImmutableArray.CreateBuilder<Token>();
        var afterDigits = false;
        foreach (var word in new WordBorders(folded))
        {
            var token = Hear(word.Letters, word.Script, afterDigits && word.TouchesPrevious);
            afterDigits = word.Script == TokenScript.Digits;
            tokens.Add(token);
        }
        SpelledOut.Join(tokens);
        return tokens.DrainToImmutable();
    }

    /// <summary>The key of one folded word in Latin letters or Devanagari, without a look at the small words.</summary>
    internal static string Sound(ReadOnlySpan<char> letters, TokenScript script)
    {
        var size = (2 * letters.Length) + 2; // No letter has more than two sounds.
        char[]? rented = null;
        var room = size <= OnStack ? stackalloc char[OnStack] : (rented = ArrayPool<char>.Shared.Rent(size));
        var length = Sound(letters, script, room);
        var key = length == 0 ? letters : room[..length];
        var result = new string(key);
        if (rented is not null)
            ArrayPool<char>.Shared.Return(rented, clearArray: true);
        return result;
    }

    /// <summary>The same without a string.</summary>
    /// <param name="letters">The word.</param>
    /// <param name="script">Its letters.</param>
    /// <param name="room">Twice the length of the word and two.</param>
    /// <returns>How many letters of the room are the key; 0 for a lone sign.</returns>
    internal static int Sound(ReadOnlySpan<char> letters, TokenScript script, Span<char> room)
    {
        var length = script == TokenScript.Devanagari ? DevanagariSound.Write(letters, room) : LatinSound.Write(letters, room);
        return SoundFold.Shorten(room[..length]);
    }

    private static Token Hear(ReadOnlySpan<char> letters, TokenScript script, bool isUnit)
    {
        var written = new string(letters);
        if (script is TokenScript.Digits or TokenScript.Other)
            return new(written, written, written, script, IsFunctionWord: false);
        if (isUnit && UnitKey(letters) is { } unit)
            return new(written, unit, Skeleton.Of(unit), script, IsFunctionWord: false);
        if (FunctionWords.Find(letters) is { } known)
            return new(written, known.Key, known.Skeleton, script, known.IsFunctionWord);
        if (script == TokenScript.Devanagari && BorrowedWords.Key(letters) is { } borrowed)
            return new(written, borrowed, Skeleton.Of(borrowed), script, IsFunctionWord: false);

        var key = script == TokenScript.Devanagari && LetterNames.Acronym(letters) is { } acronym
            ? Sound(acronym, TokenScript.Latin)
            : BorrowedWords.OfSound(Sound(letters, script));
        return new(written, key, Skeleton.Of(key), script, IsFunctionWord: false);
    }

    // 50k, 2L: only glued to the digits are these letters numbers.
    private static string? UnitKey(ReadOnlySpan<char> letters) => letters switch
    {
        "k" => "hajar",
        "l" => "lak",
        _ => null,
    };
}
