using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Places;
using InfoLine.Dialogs.Understanding;

namespace InfoLine.Dialogs.Machine;

/// <summary>What a message means where the conversation stands.</summary>
internal abstract record Heard
{
    private Heard()
    {
    }

    /// <summary>A word that works everywhere.</summary>
    /// <param name="Command">What it does.</param>
    /// <param name="Beside">For a word of danger inside a question about a scheme ("accident cover of Jan Dhan"): the question, to be answered too. Null otherwise.</param>
    public sealed record Everywhere(Command Command, Asked? Beside = null) : Heard;

    /// <summary>The choice at this position, from 0, of the question that waits.</summary>
    public sealed record Chosen(int At) : Heard;

    /// <summary>An answer of the expected kind, in the form that is kept.</summary>
    public sealed record Answer(string Value) : Heard;

    /// <summary>Where somebody lives.</summary>
    /// <param name="Found">The place, or those that it may be.</param>
    /// <param name="Words">As written, trimmed.</param>
    public sealed record Located(FoundPlace Found, string Words) : Heard;

    /// <summary>A flow was asked for by its keyword.</summary>
    public sealed record Wanted(string Flow) : Heard;

    /// <summary>A language was named: whoever writes "hindi" wants Hindi, wherever the conversation stands.</summary>
    public sealed record Named(string Language) : Heard;

    /// <summary>A question in own words.</summary>
    /// <param name="Text">As received.</param>
    /// <param name="Match">What it seems to ask.</param>
    /// <param name="LooksLikeOne">True when it is long or written as a question, so that "I do not know" is a fitting reply.</param>
    public sealed record Asked(string Text, Match Match, bool LooksLikeOne) : Heard;

    /// <summary>This topic is meant, of those that were offered now or earlier.</summary>
    public sealed record Meant(string Topic) : Heard;

    /// <summary>The second part of the answer before.</summary>
    /// <param name="Step">Where it stands.</param>
    public sealed record MoreWanted(string Step) : Heard;

    /// <summary>A button of a question that no longer waits.</summary>
    public sealed record OldButton : Heard;

    /// <summary>No words in it: empty, only emoji, only punctuation.</summary>
    public sealed record Nothing : Heard;

    /// <summary>Fits nothing and is far longer than any answer.</summary>
    public sealed record TooLong : Heard;

    /// <summary>Fits nothing.</summary>
    public sealed record Unclear : Heard;
}
