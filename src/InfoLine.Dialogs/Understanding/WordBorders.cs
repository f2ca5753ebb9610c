namespace InfoLine.Dialogs.Understanding;

/// <summary>Walks through the words of a folded text: runs of letters of one script, or of digits.</summary>
/// <remarks>Written by hand, because a Hindi word goes on at its vowel signs (Mn and Mc), where <c>\w</c> and <c>char.IsLetter</c> stop.</remarks>
internal ref struct WordBorders(ReadOnlySpan<char> folded)
{
    private readonly ReadOnlySpan<char> _text = folded;
    private int _at;

    /// <summary>The word that was just found.</summary>
    public Word Current { get; private set; }

    /// <summary>For <c>foreach</c>.</summary>
    public readonly WordBorders GetEnumerator() => this;

    /// <summary>Finds the next word; false at the end of the text.</summary>
    public bool MoveNext()
    {
        var before = _at;
        while (_at < _text.Length && ScriptOf(_text[_at]) is null)
            _at++;
        if (_at == _text.Length)
            return false;

        var start = _at;
        var script = ScriptOf(_text[_at])!.Value; // The loop above stopped at a character that has one.
        while (++_at < _text.Length && Continues(script, _at))
        {
        }
        Current = new(_text[start.._at], script, TouchesPrevious: start == before && start > 0);
        return true;
    }

    private readonly bool Continues(TokenScript script, int at)
    {
        var c = _text[at];
        if (script == TokenScript.Digits && c == '.' && at + 1 < _text.Length && char.IsAsciiDigit(_text[at + 1]))
            return true;
        return ScriptOf(c) is { } next && (next == script || IsStrayMark(c));
    }

    // An accent that found no letter to compose with belongs to the word that it stands in.
    private static bool IsStrayMark(char c) => c is >= '\u0300' and <= '\u036F';

    private static TokenScript? ScriptOf(char c) => c switch
    {
        >= 'a' and <= 'z' => TokenScript.Latin,
        >= '0' and <= '9' => TokenScript.Digits,
        < '\u0080' => null, // What folding left: spaces, and the marks inside numbers.
        >= '\u0900' and <= '\u097F' => TokenScript.Devanagari,
        < '\u0250' or (>= '\u1E00' and <= '\u1EFF') => TokenScript.Latin,
        _ => TokenScript.Other,
    };

    /// <summary>A word of a text.</summary>
    /// <param name="Letters">Never empty.</param>
    /// <param name="Script">What its first letter is.</param>
    /// <param name="TouchesPrevious">Nothing stands between it and the word before, as in <c>2lakh</c>.</param>
    public readonly ref struct Word(ReadOnlySpan<char> Letters, TokenScript Script, bool TouchesPrevious)
    {
        public ReadOnlySpan<char> Letters { get; } = Letters;

        public TokenScript Script { get; } = Script;

        public bool TouchesPrevious { get; } = TouchesPrevious;
    }
}
