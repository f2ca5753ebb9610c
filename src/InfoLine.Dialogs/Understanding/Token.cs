namespace InfoLine.Dialogs.Understanding;

/// <summary>A word of a question in the phonetic space that Devanagari, romanised Hindi and English share.</summary>
/// <param name="Written">The word, case and form folded, in its own letters.</param>
/// <param name="Key">How it sounds: loan, lone and लोन have the key <c>lon</c>. Digits are their own key.</param>
/// <param name="Skeleton">The consonants of the key, for writers who leave the vowels out.</param>
/// <param name="Script">In which letters it was written.</param>
/// <param name="IsFunctionWord">True for words such as "kaise" and "the" that carry the grammar.</param>
public readonly record struct Token(string Written, string Key, string Skeleton, TokenScript Script, bool IsFunctionWord);

/// <summary>In which letters a word was written.</summary>
public enum TokenScript
{
    /// <summary>Latin letters.</summary>
    Latin,

    /// <summary>Devanagari.</summary>
    Devanagari,

    /// <summary>Digits of any script, as 0 to 9.</summary>
    Digits,

    /// <summary>Anything else.</summary>
    Other,
}
