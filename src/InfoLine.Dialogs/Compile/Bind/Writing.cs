using System.Collections.Immutable;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Words;

namespace InfoLine.Dialogs.Compile.Bind;

/// <summary>A way in which people write a language: Hindi is written in Devanagari (<c>hi</c>) and in Latin letters (<c>hi-Latn</c>).</summary>
/// <param name="Code">The name that lists of phrases give it.</param>
/// <param name="Script">The letters that it is written in.</param>
/// <param name="IsRomanised">True for a language of other letters that is written in Latin ones.</param>
internal sealed record Writing(string Code, ScriptKind Script, bool IsRomanised)
{
    private const string InLatin = "-Latn";

    /// <summary>All ways of writing of a line, in the order of its languages.</summary>
    public static ImmutableArray<Writing> Of(ImmutableArray<Language> languages)
    {
        var writings = ImmutableArray.CreateBuilder<Writing>();
        foreach (var (code, name) in languages)
        {
            var script = ScriptOf(name);
            writings.Add(new(code, script, IsRomanised: false));
            if (script != ScriptKind.Latin)
                writings.Add(new(code + InLatin, ScriptKind.Latin, IsRomanised: true));
        }

        return writings.DrainToImmutable();
    }

    /// <summary>True for what may stand under this way of writing: its own letters, no letters at all, and between other letters also Latin ones ("loan चाहिए") and short forms in capitals (GST).</summary>
    public bool Takes(string text)
    {
        var script = Words.Script.Of(text);
        if (script is ScriptKind.None || script == Script)
            return true;
        return Script != ScriptKind.Latin && (script == ScriptKind.Mixed || (script == ScriptKind.Latin && !text.Any(char.IsAsciiLetterLower)));
    }

    // The language's own name shows its letters, as हिंदी and বাংলা do.
    private static ScriptKind ScriptOf(string name)
    {
        foreach (var letter in name)
        {
            if (Words.Script.Of([letter]) is var script and not (ScriptKind.None or ScriptKind.Latin))
                return script;
        }

        return ScriptKind.Latin;
    }
}
