namespace InfoLine.Dialogs.Words;

/// <summary>Walks over the words of a folded key; made by <see cref="Fold.Words"/> for <c>foreach</c>.</summary>
public ref struct KeyWords
{
    private ReadOnlySpan<char> _rest;

    internal KeyWords(ReadOnlySpan<char> key)
    {
        _rest = key;
        Current = default;
    }

    /// <summary>The word under the cursor; empty before the first <see cref="MoveNext"/>.</summary>
    public ReadOnlySpan<char> Current { get; private set; }

    /// <summary>What stands after the current word, separators included.</summary>
    public readonly ReadOnlySpan<char> Rest => _rest;

    /// <summary>Itself, so that <c>foreach</c> can use it.</summary>
    public readonly KeyWords GetEnumerator() => this;

    /// <summary>Steps to the next word.</summary>
    /// <returns>False when there is none.</returns>
    public bool MoveNext()
    {
        _rest = _rest.TrimStart(' ');
        if (_rest.IsEmpty)
            return false;
        var end = _rest.IndexOf(' ');
        Current = end < 0 ? _rest : _rest[..end];
        _rest = end < 0 ? default : _rest[(end + 1)..];
        return true;
    }
}
