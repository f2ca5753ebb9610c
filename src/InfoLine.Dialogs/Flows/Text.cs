using System.Collections.Immutable;

namespace InfoLine.Dialogs.Flows;

/// <summary>Something that is said, in every language.</summary>
public sealed class Text
{
    /// <summary>Names it for translators, such as <c>mudra.amount.ask</c> or <c>mudra.start.choices.2</c>.</summary>
    public required string Key { get; init; }

    /// <summary>One template a language, in the order of <see cref="FlowSet.Languages"/>.</summary>
    public required ImmutableArray<Template> Templates { get; init; }

    /// <summary>The facts that it tells, in any language; may be empty.</summary>
    public ImmutableArray<Fact> Facts { get; init; } = [];

    /// <summary>Where its author wrote it.</summary>
    public Place Place { get; init; }
}

/// <summary>A text in one language, cut into pieces at its curly brackets.</summary>
/// <param name="Source">As the author wrote it.</param>
/// <param name="Pieces">In order.</param>
public sealed record Template(string Source, ImmutableArray<Piece> Pieces)
{
    /// <summary>The whole text where nothing needs to be filled in; else null.</summary>
    public string? Whole { get; } = Pieces is [Piece.Words only] ? only.Text : Pieces.IsEmpty ? "" : null;
}

/// <summary>A part of a template.</summary>
public abstract record Piece
{
    private Piece()
    {
    }

    /// <summary>Words as they are.</summary>
    public sealed record Words(string Text) : Piece;

    /// <summary>What the person answered in a field; nothing if they have not.</summary>
    public sealed record Field(string Name) : Piece;

    /// <summary>A fact, already written out in the template's language.</summary>
    public sealed record Told(Fact Fact, string Text) : Piece;

    /// <summary>The month in which the oldest fact of the text was checked, already written out in the template's language.</summary>
    public sealed record Checked(string Text) : Piece;
}
