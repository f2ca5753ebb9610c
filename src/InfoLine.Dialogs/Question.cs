using System.Collections.Immutable;

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

    /// <summary>Who is registered on this phone? The answer is <see cref="Answer.People"/>.</summary>
    public sealed record MyPeople : Question;

    /// <summary>What has this person told? The answer is <see cref="Answer.Profile"/>, or <see cref="Answer.No"/> when they are not registered on this phone.</summary>
    /// <param name="Person">Their id.</param>
    public sealed record MyProfile(string Person) : Question;
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

    /// <summary>The people of a phone.</summary>
    /// <param name="Registered">Their ids and names, the first registered first; may be empty.</param>
    /// <param name="HasPhone">True when a phone number of this contact is known.</param>
    public sealed record People(ImmutableArray<Listed> Registered, bool HasPhone) : Answer;

    /// <summary>What a registered person has told.</summary>
    /// <param name="Fields">By field; may be empty.</param>
    public sealed record Profile(ImmutableArray<KeyValuePair<string, string>> Fields) : Answer;
}
