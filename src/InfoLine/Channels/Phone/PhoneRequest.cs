using System.Collections.Immutable;
using InfoLine.Dialogs.Transcripts;

namespace InfoLine.Channels.Phone;

/// <summary>What the page asks for: these things done, one after the other, on these phones.</summary>
/// <param name="Phones">By channel, what each phone remembers; null for a phone that begins now. Never empty once it is checked.</param>
/// <param name="Acts">What the villager does, in order; empty to ask only which dialogs are in force.</param>
/// <param name="Language">The language that a person who begins now has chosen before; null at first contact.</param>
/// <param name="Desk">True when somebody at the centre can take a handoff.</param>
/// <param name="Name">For a test: what the conversation shows, as a sentence. Null or blank for a placeholder.</param>
public sealed record PhoneRequest(
    Dictionary<string, PhoneMemory?> Phones,
    ImmutableArray<PhoneAct> Acts,
    string? Language = null,
    bool Desk = false,
    string? Name = null);

/// <summary>One thing that a villager does, in the words of a conversation test.</summary>
/// <param name="Does"><c>says</c>, <c>presses</c>, <c>sends</c> or <c>waits</c>.</param>
/// <param name="What">The text, the button's label, the kind (<c>missed_call</c>) or the time (<c>30m</c>, <c>1h</c>, <c>3d</c>).</param>
/// <param name="Payload">What the pressed button sends; null for everything else.</param>
public sealed record PhoneAct(string Does, string What, string? Payload = null);
