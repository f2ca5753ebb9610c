using System.Collections.Immutable;
using InfoLine.Dialogs.Flows;

namespace InfoLine.Dialogs.Topics;

/// <summary>A scheme that people ask about, such as <c>mudra</c>.</summary>
/// <param name="Id">Small letters, digits, underscore.</param>
/// <param name="Title">Short, for menus.</param>
/// <param name="Names">Everything that people call it.</param>
/// <param name="Place">Where its author wrote it.</param>
public sealed record Scheme(string Id, Text Title, ImmutableArray<Phrase> Names, Place Place);

/// <summary>Something that can be asked of any scheme, such as <c>amount</c>.</summary>
/// <param name="Id">Small letters, digits, underscore.</param>
/// <param name="Title">Short, for menus.</param>
/// <param name="Phrases">How people ask for it without naming a scheme.</param>
/// <param name="Place">Where its author wrote it.</param>
public sealed record Aspect(string Id, Text Title, ImmutableArray<Phrase> Phrases, Place Place);

/// <summary>A question that has an answer, such as <c>mudra.amount</c> or <c>loan.rejected</c>.</summary>
public sealed record Topic
{
    /// <summary>Topics with this name, or with it before the dot, are not ours: one line says where to ask instead. In scores they count as <c>none</c>.</summary>
    public const string OutOfScope = "out_of_scope";

    /// <summary><c>scheme.aspect</c>, or the name of a topic that belongs to no scheme.</summary>
    public required string Id { get; init; }

    /// <summary>The id of its scheme, or null.</summary>
    public string? Scheme { get; init; }

    /// <summary>The id of its aspect, or null.</summary>
    public string? Aspect { get; init; }

    /// <summary>The step (<c>flow.step</c>) that answers it; null where <see cref="Command"/> does.</summary>
    public string? Step { get; init; }

    /// <summary>The command that answers it, such as STOP; null where <see cref="Step"/> does.</summary>
    public Command? Command { get; init; }

    /// <summary>What a menu calls it, at most 20 letters.</summary>
    public required Text Title { get; init; }

    /// <summary>How people ask for it.</summary>
    public required ImmutableArray<Phrase> Phrases { get; init; }

    /// <summary>Where its author wrote it.</summary>
    public Place Place { get; init; }

    /// <summary>True for what is not ours to answer.</summary>
    public bool IsOutOfScope => Id == OutOfScope || Id.StartsWith(OutOfScope + ".", StringComparison.Ordinal);
}

/// <summary>An example of what people write.</summary>
/// <param name="Words">As they write it.</param>
/// <param name="Language"><c>en</c>, <c>hi</c> (Devanagari) or <c>hi-Latn</c> (Hindi in Latin letters).</param>
public readonly record struct Phrase(string Words, string Language);
