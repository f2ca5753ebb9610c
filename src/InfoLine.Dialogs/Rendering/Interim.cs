#pragma warning disable
using System.Collections.Immutable;
namespace InfoLine.Dialogs.Rendering;
public sealed record ChannelTraits(string Name) { public TimeSpan PauseAfter { get; init; } public TimeSpan? FreeformWindow { get; init; } public static ChannelTraits Sms { get; } = new("sms"); public static ChannelTraits WhatsApp { get; } = new("whatsapp"); public static ChannelTraits Bot { get; } = new("bot"); }
public sealed record Speech(string Text, ImmutableArray<SpeechOption> Options);
public sealed record SpeechOption(int Number, string Label, string Payload);
public enum OptionStyle { None, Buttons, List, SuggestedActions }
public sealed record Rendered(string Text, ImmutableArray<SpeechOption> Options, OptionStyle Style);
