namespace InfoLine.Dialogs;

/// <summary>Something the dialogs must know before the turn can go on; a quick read of our own database.</summary>
public abstract record Question
{
    private Question()
    {
    }

    /// <summary>Can somebody at a centre take this conversation?</summary>
    /// <param name="Reason">The word that the author gave the handoff.</param>
    public sealed record CanDeskTake(string Reason) : Question;
}

/// <summary>The reply to a <see cref="Question"/>.</summary>
public abstract record Answer
{
    private Answer()
    {
    }

    /// <summary>Yes.</summary>
    public sealed record Yes : Answer;

    /// <summary>No.</summary>
    public sealed record No : Answer;
}
