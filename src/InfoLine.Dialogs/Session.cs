using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace InfoLine.Dialogs;

/// <summary>Where one person's conversation stands. A value: a turn makes a new one.</summary>
public sealed record Session
{
    /// <summary>The <see cref="Step"/> of a conversation that a person at the centre owns.</summary>
    public const string WithDesk = "with_desk";

    /// <summary>The conversation of somebody who has never written.</summary>
    public static Session New { get; } = new();

    /// <summary>The step that waits (<c>flow.step</c>), or null before the first message.</summary>
    public string? Step { get; init; }

    /// <summary>The chosen language, such as <c>hi</c>, or null before it is chosen.</summary>
    public string? Language { get; init; }

    /// <summary>What the person has answered so far, by field.</summary>
    public Slots Slots { get; init; } = Slots.Empty;

    /// <summary>The content hash of the flow set that the step belongs to.</summary>
    public string? Content { get; init; }

    /// <summary>How many turns there have been.</summary>
    public int Turns { get; init; }

    /// <summary>How many messages in a row were not understood.</summary>
    public int Misses { get; init; }

    /// <summary>How many messages in a row led nowhere, over all questions: what tells a machine that answers by itself from a person.</summary>
    public int Lost { get; init; }

    /// <summary>When the person last wrote, UTC milliseconds; 0 before the first message.</summary>
    public long LastAt { get; init; }

    /// <summary>What they asked for before they had chosen a language: a flow's name or a topic's id; null when nothing.</summary>
    public string? Wish { get; init; }

    /// <summary>Earlier waiting steps, newest last, at most eight: what BACK walks.</summary>
    public ImmutableArray<string> Trail { get; init; } = [];

    /// <summary>The step that a pause interrupted, while "go on or start again?" waits; else null.</summary>
    public string? Paused { get; init; }

    /// <summary>The step whose handoff waits for an answer from the desk (<see cref="WithDesk"/> where no step asked for it); else null.</summary>
    public string? Asking { get; init; }

    /// <summary>Why the desk is being asked, where that is not the reason of a handoff; else null.</summary>
    public string? Why { get; init; }

    /// <summary>Where the conversation goes on when the desk gives it back; null for the menu, and where the desk does not have it.</summary>
    public string? Held { get; init; }

    /// <summary>When the person said STOP, UTC milliseconds, or null.</summary>
    public long? StoppedAt { get; init; }

    /// <summary>The last step that told a fact: what SOURCE explains. Null before the first.</summary>
    public string? Told { get; init; }

    /// <summary>The scheme that the last question or answer was about: what "and the papers?" means. Null before the first.</summary>
    public string? Scheme { get; init; }

    /// <summary>The topics that were offered because it was not sure which one a question means; null when none are. Before there is a language it waits for that.</summary>
    public Offer? Offer { get; init; }

    /// <summary>The step with the second part of an answer that was given in the middle of something else, for the next message only; else null.</summary>
    public string? More { get; init; }

    /// <summary>Choices that only this person has, of the step that waits: who shares the phone, which place is meant; else null.</summary>
    public Listing? Listing { get; init; }

    /// <summary>The step that read the answers back, to which every corrected answer leads; null before.</summary>
    public string? Review { get; init; }

    /// <summary>The id of the registered person whose answers were loaded, or null.</summary>
    public string? Person { get; init; }

    /// <summary>The id that somebody who registers now will have, or null.</summary>
    public string? Newcomer { get; init; }

    /// <summary>Who was found to help, while "shall we ask them?" waits; else null.</summary>
    public Finding? Finding { get; init; }

    /// <summary>What was answered to the question that proves who somebody is, while their registration is being read; else null.</summary>
    public string? Claimed { get; init; }

    /// <summary>Who was asked for today and could not be proved, so that nobody can try years one after the other. Neither STOP nor the menu nor erasing takes it away. Null where nobody was.</summary>
    public ImmutableArray<Tried>? Tried { get; init; }

    /// <summary>How many reminders were sent for the unfinished step.</summary>
    public int Reminded { get; init; }
}

/// <summary>A choice of topics that waits for an answer.</summary>
/// <param name="Topics">Their ids in the order shown, one to three.</param>
/// <param name="Question">What was asked, masked (<see cref="Words.QuestionMask"/>), so that the choice becomes a label.</param>
/// <param name="Language">How it was written: <c>en</c>, <c>hi</c>, <c>hi-Latn</c> or <c>other</c>.</param>
/// <param name="Held">The step that waited before, or null.</param>
public sealed record Offer(ImmutableArray<string> Topics, string Question, string Language, string? Held);

/// <summary>Choices that were made for one person.</summary>
/// <param name="Step">The step that they belong to.</param>
/// <param name="Choices">In the order shown.</param>
public sealed record Listing(string Step, ImmutableArray<Listed> Choices);

/// <summary>One of them.</summary>
/// <param name="Id">Of the person or the place.</param>
/// <param name="Name">What is shown.</param>
public sealed record Listed(string Id, string Name);

/// <summary>What a search for help has come to.</summary>
/// <param name="Need">With what.</param>
/// <param name="Service">The id of the service that is offered; null where there is none.</param>
/// <param name="Code">The code that the referral has, or would have; null where there is none.</param>
/// <param name="Passed">The services that were offered before and not wanted, by id.</param>
/// <param name="Agreed">What the person has agreed to, as said to them; null before.</param>
public sealed record Finding(string Need, string? Service, string? Code, ImmutableArray<string> Passed, string? Agreed = null);

/// <summary>Wrong answers to the question that proves who somebody is.</summary>
/// <param name="Person">Whose registration it is, by id.</param>
/// <param name="Day">The day on which they were given, where the line is.</param>
/// <param name="Wrong">How many.</param>
public sealed record Tried(string Person, DateOnly Day, int Wrong);

/// <summary>How a session is kept: compact JSON, nothing that is empty.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(Session))]
public sealed partial class SessionJson : JsonSerializerContext;
