using InfoLine.Dialogs.Words;

namespace InfoLine.Messaging;

/// <summary>Makes the text of strangers fit to be kept.</summary>
internal static class ArrivedText
{
    /// <summary>Longer than any carrier's limit; what comes after it is not a message to us.</summary>
    public const int MostCharacters = 10_000;

    private const char Replacement = '\uFFFD';

    /// <summary>The text without what a database refuses (NUL, halves of surrogate pairs), cut to <see cref="MostCharacters"/>, secret numbers hidden.</summary>
    public static Masked Clean(string text) => SensitiveNumbers.Mask(Clip(Storable(text)));

    /// <summary>The text with every NUL and every half of a surrogate pair replaced.</summary>
    public static string Storable(string text)
    {
        if (!NeedsRepair(text))
            return text;
        return string.Create(text.Length, text, static (storable, source) =>
        {
            source.CopyTo(storable);
            for (var i = 0; i < storable.Length; i++)
            {
                if (char.IsHighSurrogate(storable[i]) && i + 1 < storable.Length && char.IsLowSurrogate(storable[i + 1]))
                    i++;
                else if (char.IsSurrogate(storable[i]) || storable[i] == '\0')
                    storable[i] = Replacement;
            }
        });
    }

    private static string Clip(string text)
    {
        if (text.Length <= MostCharacters)
            return text;
        var end = char.IsHighSurrogate(text[MostCharacters - 1]) ? MostCharacters - 1 : MostCharacters;
        return text[..end];
    }

    private static bool NeedsRepair(string text)
    {
        foreach (var letter in text)
        {
            if (letter == '\0' || char.IsSurrogate(letter))
                return true;
        }

        return false;
    }
}
