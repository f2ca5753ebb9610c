using System.Collections.Immutable;
using InfoLine.Dialogs.Flows;

namespace InfoLine.Dialogs.Transcripts;

/// <summary>One line of a conversation test: what the villager does, then what must be true. What is null or empty is not checked.</summary>
public sealed record TranscriptTurn
{
    /// <summary>What the villager does.</summary>
    public required Act Act { get; init; }

    /// <summary>The languages that the turn is played in; empty for all of the test's.</summary>
    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>Pieces of text that must come back, in any order.</summary>
    public ImmutableArray<Wording> Hears { get; init; } = [];

    /// <summary>The whole text that must come back, or null.</summary>
    public Wording? Exactly { get; init; }

    /// <summary>Pieces of text that must not come back.</summary>
    public ImmutableArray<Wording> NotHears { get; init; } = [];

    /// <summary>True when nothing at all may come back.</summary>
    public bool Silent { get; init; }

    /// <summary>The step that must wait afterwards, as <c>flow.step</c>, or null.</summary>
    public string? Step { get; init; }

    /// <summary>What must be saved afterwards, by field; an empty value means that nothing may be saved.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Fields { get; init; } = [];

    /// <summary>The language that the person must have afterwards, or null.</summary>
    public string? Language { get; init; }

    /// <summary>Effects that must be asked for, of <see cref="Transcript.KnownEffects"/>.</summary>
    public ImmutableArray<string> Effects { get; init; } = [];

    /// <summary>How many messages must come back, or null.</summary>
    public int? Messages { get; init; }

    /// <summary>How many segments each reply may have at most on SMS, or null.</summary>
    public int? Segments { get; init; }

    /// <summary>Where its author wrote it.</summary>
    public Place Place { get; init; }
}

/// <summary>What a villager does in one turn.</summary>
public abstract record Act
{
    private Act()
    {
    }

    /// <summary>Writes.</summary>
    public sealed record Says(Wording Text) : Act;

    /// <summary>Sends something that is not text.</summary>
    public sealed record Sends(Attachment Kind) : Act;

    /// <summary>Presses the button of this name, in the last question that had one.</summary>
    public sealed record Presses(Wording Label) : Act;

    /// <summary>Does nothing for this long.</summary>
    public sealed record Waits(TimeSpan Time) : Act;

    /// <summary>Not the villager: the person at the centre is done.</summary>
    public sealed record Desk(DeskEnd How) : Act;

    /// <summary>Opens the conversation and does nothing: what the line says by itself.</summary>
    public sealed record Arrives : Act;
}

/// <summary>A text of a conversation test: one for all languages, or one for some of them.</summary>
/// <param name="All">The text for languages that <paramref name="ByLanguage"/> does not name, or null.</param>
/// <param name="ByLanguage">Texts by language code; may be empty.</param>
public sealed record Wording(string? All, ImmutableDictionary<string, string> ByLanguage)
{
    /// <summary>The text in a language; null where the author wrote none for it, which then is not checked.</summary>
    public string? this[string language] => ByLanguage.TryGetValue(language, out var text) ? text : All;
}
