using System.Collections.Immutable;
using InfoLine.Dialogs.Understanding;

namespace InfoLine.Dialogs.Flows;

/// <summary>Sorts an answer in own words: somebody who writes "masala and achar" works with food.</summary>
/// <param name="Field">The field that keeps the kind; it stays empty where no word tells one.</param>
/// <param name="Kinds">The kinds in order, each with the words that tell it, as they sound. The first that fits counts.</param>
public sealed record WordSort(string Field, ImmutableArray<WordKind> Kinds)
{
    /// <summary>The kind of an answer, or null.</summary>
    public string? KindOf(string answer)
    {
        var heard = SoundOf(answer);
        return Kinds.FirstOrDefault(kind => kind.Sounds.Any(sound => heard.Contains(sound, StringComparison.Ordinal)))?.Value;
    }

    /// <summary>How words sound in any script, between blanks, so that सिलाई and "silai" are one.</summary>
    internal static string SoundOf(string words) => $" {string.Join(' ', Phonetics.Read(words).Select(word => word.Key))} ";
}

/// <summary>One kind of answer.</summary>
/// <param name="Value">What is kept.</param>
/// <param name="Sounds">Each word or phrase, as it sounds, between blanks.</param>
public sealed record WordKind(string Value, ImmutableArray<string> Sounds);
