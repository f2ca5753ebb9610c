using System.Collections.Immutable;
using InfoLine.Dialogs.Compile.Parse;
using InfoLine.Dialogs.Flows;

namespace InfoLine.Dialogs.Compile.Bind;

/// <summary>A text in all languages as its author wrote it.</summary>
/// <param name="Key">See <see cref="Text.Key"/>.</param>
/// <param name="Templates">One a language in the order of the line; null where the author wrote none.</param>
/// <param name="Place">Where its author wrote it.</param>
internal sealed record DraftText(string Key, ImmutableArray<DraftTemplate?> Templates, Place Place)
{
    /// <summary>The text in the source language, or null.</summary>
    public DraftTemplate? Source => Templates.IsEmpty ? null : Templates[0];

    /// <summary>The texts that are there, each with the position of its language.</summary>
    public IEnumerable<(int Language, DraftTemplate Template)> Present
    {
        get
        {
            for (var i = 0; i < Templates.Length; i++)
            {
                if (Templates[i] is { } template)
                    yield return (i, template);
            }
        }
    }
}

/// <summary>A text in one language, cut at its curly brackets.</summary>
internal sealed record DraftTemplate(YamlScalar Scalar, ImmutableArray<DraftPiece> Pieces)
{
    public Place Place => Scalar.Place;

    /// <summary>The names in curly brackets.</summary>
    public IEnumerable<DraftPiece> Names => Pieces.Where(piece => piece.IsName);

    /// <summary>The words outside of curly brackets; a gap where a name stands.</summary>
    public string Words => string.Concat(Pieces.Select(piece => piece.IsName ? "\uFFFC" : piece.Text));
}

/// <summary>Words, or a name that stood in curly brackets.</summary>
internal sealed record DraftPiece(string Text, bool IsName, Place Place)
{
    /// <summary>The name that stands for the month of checking.</summary>
    public const string Checked = "checked";

    public bool IsFact => IsName && Text.Contains('.', StringComparison.Ordinal);

    public bool IsChecked => IsName && Text == Checked;

    public bool IsField => IsName && !IsFact && !IsChecked;
}
