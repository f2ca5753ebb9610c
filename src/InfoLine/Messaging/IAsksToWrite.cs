namespace InfoLine.Messaging;

/// <summary>A channel whose carrier takes no free words long after somebody wrote, but may then ask them to write, in words that it has approved.</summary>
public interface IAsksToWrite
{
    /// <summary>True where the words of <see cref="ApprovedWords.ReplyWaits"/> are set up in a language.</summary>
    /// <param name="language">Such as <c>hi</c>; null where the person has chosen none.</param>
    bool CanAsk(string? language);
}

/// <summary>The messages that a carrier has approved beforehand, by the names that we give them.</summary>
public static class ApprovedWords
{
    /// <summary>A reply from the centre waits; who writes, reads it.</summary>
    public const string ReplyWaits = "reply_waits";
}
