using InfoLine.Dialogs.Rendering;
using InfoLine.Dialogs.Words;

namespace InfoLine.Dialogs;

/// <summary>What happened to a conversation: something a person sent, or something that became due.</summary>
public abstract record Input
{
    private Input()
    {
    }

    /// <summary>A person wrote a text or pressed a button.</summary>
    /// <param name="Text">As received, masked; may be empty.</param>
    /// <param name="Via">The channel it came by.</param>
    /// <param name="Pressed">The payload of the pressed button (<see cref="SpeechOption.Payload"/>), or null for typed text.</param>
    /// <param name="SecretHidden">True when the text held an Aadhaar number, a PIN or the like, which has been masked.</param>
    public sealed record Said(string Text, ChannelTraits Via, string? Pressed = null, bool SecretHidden = false) : Input
    {
        /// <summary>A typed message as it came from a keyboard: secret numbers in it are masked first.</summary>
        public static Said Typed(string text, ChannelTraits via)
        {
            var masked = SensitiveNumbers.Mask(text);
            return new(masked.Text, via, SecretHidden: !masked.Found.IsEmpty);
        }
    }

    /// <summary>A person sent something that is not text: a voice note, a picture, a place, a missed call.</summary>
    /// <param name="Kind">What it was.</param>
    /// <param name="Via">The channel it came by.</param>
    /// <param name="Caption">The words that came with it, masked; empty when there were none.</param>
    /// <param name="SecretHidden">True when those words held a secret number, which has been masked.</param>
    public sealed record Sent(Attachment Kind, ChannelTraits Via, string Caption = "", bool SecretHidden = false) : Input;

    /// <summary>A person opened a chat and has not written yet (a Bot Framework channel says so).</summary>
    public sealed record Arrived(ChannelTraits Via) : Input;

    /// <summary>The carrier has already stopped or started this person and has already answered them, so the dialogs say nothing.</summary>
    public sealed record CarrierOpted(bool Out) : Input;

    /// <summary>A reminder that <see cref="Effect.RemindAt"/> asked for is due.</summary>
    /// <param name="Token">The token of that effect; an old one changes nothing.</param>
    public sealed record TimedOut(string Token) : Input;

    /// <summary>The channel asks for a person on behalf of whoever writes there.</summary>
    public sealed record PersonAsked : Input;

    /// <summary>The desk is done with the conversation: the dialogs speak again.</summary>
    /// <param name="How">Why.</param>
    public sealed record Resumed(DeskEnd How) : Input;

    /// <summary>The answer to the <see cref="Question"/> of the turn before.</summary>
    public sealed record Answered(Answer Answer) : Input;
}

/// <summary>How the desk gives a conversation back.</summary>
public enum DeskEnd
{
    /// <summary>The dialogs can go on where they were; the ticket stays open.</summary>
    GivenBack,

    /// <summary>The ticket is closed; the person is asked once whether it helped.</summary>
    Closed,

    /// <summary>The ticket is closed and nothing may be said: the person's channel takes no free text now.</summary>
    ClosedQuietly,
}

/// <summary>What a person sent instead of words.</summary>
public enum Attachment
{
    /// <summary>A voice note or other sound.</summary>
    Voice,

    /// <summary>A picture, video or document.</summary>
    Picture,

    /// <summary>A place on the map.</summary>
    Location,

    /// <summary>A contact card.</summary>
    Contact,

    /// <summary>A sticker.</summary>
    Sticker,

    /// <summary>A reaction to an earlier message.</summary>
    Reaction,

    /// <summary>A call that was not taken: a free way to say "call me".</summary>
    MissedCall,

    /// <summary>Anything else.</summary>
    Other,
}
