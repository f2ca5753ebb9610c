namespace InfoLine.Messaging;

/// <summary>How the desk is done with a conversation: the text of an <see cref="InboundKind.DeskDone"/> row.</summary>
public static class DeskWord
{
    /// <summary>The dialogs go on where they were.</summary>
    public const string GivenBack = "given_back";

    /// <summary>The ticket is closed; the person may be asked whether it helped.</summary>
    public const string Closed = "closed";

    /// <summary>The ticket is closed and nothing may be said.</summary>
    public const string ClosedQuietly = "closed_quietly";
}
