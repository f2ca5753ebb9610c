namespace InfoLine.Dialogs.Words;

/// <summary>The writing that a text is in.</summary>
public enum ScriptKind
{
    /// <summary>No letters at all: empty, digits, emoji, punctuation.</summary>
    None,

    /// <summary>Latin letters only: English, or Hindi in roman spelling.</summary>
    Latin,

    /// <summary>Devanagari letters only: Hindi, Marathi, Nepali.</summary>
    Devanagari,

    /// <summary>Letters of more than one script, such as "loan चाहिए".</summary>
    Mixed,

    /// <summary>Letters of one or more other scripts only, such as Bengali or Arabic.</summary>
    Other,
}

/// <summary>Tells which script a message is written in, so that the answer can be in the same one.</summary>
public static class Script
{
    /// <summary>The script of the letters in a text; digits, marks, punctuation and emoji do not count.</summary>
    /// <param name="text">Any text, folded or not.</param>
    public static ScriptKind Of(ReadOnlySpan<char> text)
    {
        var found = ScriptKind.None;
        foreach (var c in text)
        {
            var script = OfLetter(c);
            if (script == ScriptKind.None || script == found)
                continue;
            if (found != ScriptKind.None)
                return ScriptKind.Mixed;
            found = script;
        }
        return found;
    }

    private static ScriptKind OfLetter(char c) => c switch
    {
        _ when char.IsAsciiLetter(c) => ScriptKind.Latin,
        < '\u0080' => ScriptKind.None,
        _ when !char.IsLetter(c) => ScriptKind.None,
        <= '\u024F' or (>= '\u1E00' and <= '\u1EFF') or (>= '\uFF21' and <= '\uFF5A') => ScriptKind.Latin,
        (>= '\u0900' and <= '\u097F') or (>= '\uA8E0' and <= '\uA8FF') => ScriptKind.Devanagari,
        _ => ScriptKind.Other,
    };
}
