using System.Collections.Immutable;
using InfoLine.Dialogs.Flows;

namespace InfoLine.Dialogs.Transcripts;

/// <summary>A conversation test: what a villager does and what must come back.</summary>
/// <param name="Name">The sentence after <c>chat:</c>; unique among all tests.</param>
/// <param name="Channels">On which channels it is played, of <see cref="KnownChannels"/>; never empty.</param>
/// <param name="Languages">In which languages it is played, as codes; all of the line's where its author named none. Never empty once the dialogs compile.</param>
/// <param name="New">True when it starts at first contact; false when the person has already chosen the language.</param>
/// <param name="DeskOpen">True when somebody at the centre can take a handoff.</param>
/// <param name="Place">Where its author wrote it.</param>
/// <param name="Turns">What happens, in order; never empty.</param>
public sealed record Transcript(
    string Name,
    ImmutableArray<string> Channels,
    ImmutableArray<string> Languages,
    bool New,
    bool DeskOpen,
    Place Place,
    ImmutableArray<TranscriptTurn> Turns)
{
    /// <summary>False for somebody whose channel tells no phone number.</summary>
    public bool HasPhone { get; init; } = true;

    /// <summary>Who could help.</summary>
    public SimulatedHelp Help { get; init; }

    /// <summary>The channels that a test can name.</summary>
    public static ImmutableArray<string> KnownChannels { get; } = ["sms", "whatsapp", "bot"];

    /// <summary>The effects that a turn can expect: the cases of <see cref="Effect"/> and of <see cref="NoteKind"/> in small letters.</summary>
    public static ImmutableArray<string> KnownEffects { get; } =
    [
        "opt_out", "opt_in", "remind_at", "hand_to_desk", "pass_to_desk", "left_desk", "tell_desk", "told_help", "not_understood", "secret_hidden", "moved", "step_limit", "asked", "meant",
        "consented", "save_registration", "erase_registration", "open_referral", "withdraw_referral",
    ];
}
