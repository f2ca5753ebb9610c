using System.Collections.Frozen;

namespace InfoLine.Storage;

/// <summary>How the values of an enum are written in columns: <c>in_progress</c>. A report reads them, so they are words and not numbers.</summary>
internal static class Coded<T>
    where T : struct, Enum
{
    private static readonly FrozenDictionary<T, string> Words = Enum.GetValues<T>().ToFrozenDictionary(value => value, Word);
    private static readonly FrozenDictionary<string, T> Values = Words.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>The word of a value.</summary>
    public static string Write(T value) => Words[value];

    /// <summary>The value of a word that we wrote.</summary>
    public static T Read(string word) => Values[word];

    /// <summary>The value of a word, or null for one that is none of ours.</summary>
    public static T? ReadOrNull(string? word) => word is not null && Values.TryGetValue(word, out var value) ? value : null;

    private static string Word(T value) =>
        string.Concat($"{value}".Select((letter, i) => char.IsUpper(letter) && i > 0 ? $"_{letter}" : $"{letter}")).ToLowerInvariant();
}
