using System.Collections.Immutable;

namespace InfoLine.Dialogs.Understanding;

/// <summary>Brings the three ways of writing into one phonetic space.</summary>
public static class Phonetics
{
    /// <summary>The words of a text in order; empty where there are none.</summary>
    public static ImmutableArray<Token> Read(string text) => [];
}
