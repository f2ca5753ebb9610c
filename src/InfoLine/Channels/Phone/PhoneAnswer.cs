using System.Collections.Immutable;
using InfoLine.Dialogs.Compile;
using InfoLine.Dialogs.Rendering;
using InfoLine.Dialogs.Transcripts;

namespace InfoLine.Channels.Phone;

/// <summary>What came of a <see cref="PhoneRequest"/>.</summary>
/// <param name="Phones">By channel, what each phone remembers now: to be sent with the next request.</param>
/// <param name="Turns">For each act, what each phone heard, by channel. A channel is left out of a turn that it cannot take part in.</param>
/// <param name="Dialogs">The dialogs that answered.</param>
public sealed record PhoneAnswer(
    ImmutableSortedDictionary<string, PhoneMemory> Phones,
    ImmutableArray<ImmutableSortedDictionary<string, PhoneTurn>> Turns,
    PhoneAnswer.InForce Dialogs)
{
    /// <summary>Which dialogs are in force.</summary>
    /// <param name="Mark">The first letters of their content hash.</param>
    /// <param name="Since">Since when, in the line's own time zone.</param>
    /// <param name="Languages">The languages they speak, the source language first.</param>
    /// <param name="Mistakes">What keeps newer files from taking their place; may be empty.</param>
    public sealed record InForce(string Mark, DateTimeOffset Since, ImmutableArray<Dialogs.Flows.Language> Languages, ImmutableArray<Mistake> Mistakes);

    /// <summary>A mistake in the files.</summary>
    public sealed record Mistake(string Place, string Code, string Sentence, string Hint)
    {
        /// <summary>The mistake that a problem tells of.</summary>
        public static Mistake Of(Problem problem) => new(problem.Place.ToString(), problem.Code, problem.Sentence, problem.Hint);
    }
}

/// <summary>What one phone made of one act.</summary>
/// <param name="At">When it was done, by the phone's clock.</param>
/// <param name="Shown">What the villager's own bubble shows: on SMS a pressed button is the number typed for it. Null when there is none.</param>
/// <param name="Own">What the villager's own text costs as an SMS; null on other channels and for what is not text.</param>
/// <param name="Heard">What came back, in order; may be empty.</param>
/// <param name="Effects">What else the dialogs asked for, in the words of conversation tests.</param>
/// <param name="Step">The step that waits afterwards, or null.</param>
public sealed record PhoneTurn(
    DateTimeOffset At,
    string? Shown,
    SmsCount? Own,
    ImmutableArray<HeardMessage> Heard,
    ImmutableArray<string> Effects,
    string? Step);

/// <summary>One message on the screen.</summary>
/// <param name="At">When it came, by the phone's clock.</param>
/// <param name="Message">Its text and buttons.</param>
/// <param name="Sms">What it costs; null on channels without segments.</param>
/// <param name="NeedsTemplate">True when the channel allows only an approved template at this time, because the person has been silent too long.</param>
public sealed record HeardMessage(DateTimeOffset At, Rendered Message, SmsCount? Sms, bool NeedsTemplate);

/// <summary>What a text costs as an SMS.</summary>
/// <param name="Encoding"><c>GSM-7</c> or <c>UCS-2</c>.</param>
/// <param name="Units">Septets or UTF-16 units.</param>
/// <param name="Segments">The parts that are billed.</param>
/// <param name="Left">The units still free in the last part.</param>
public sealed record SmsCount(string Encoding, int Units, int Segments, int Left)
{
    /// <summary>Counts a text.</summary>
    public static SmsCount Of(string text)
    {
        var length = SmsLength.Of(text);
        return new(length.Encoding == SmsEncoding.Gsm7 ? "GSM-7" : "UCS-2", length.Units, length.Segments, length.UnitsLeft);
    }
}
