using System.Collections.Immutable;

namespace InfoLine.Dialogs;

/// <summary>Something the dialogs must know before the turn can go on; a quick read of our own database.</summary>
public abstract record Question
{
    private Question()
    {
    }

    /// <summary>Can somebody at a centre take this conversation? The answer is <see cref="Answer.Taken"/> or <see cref="Answer.No"/>.</summary>
    /// <param name="Reason">The word that the author gave the handoff, or one of <see cref="HandoffReason"/>.</param>
    /// <param name="Language">The language of the conversation, for the words of the promise; null before one is chosen.</param>
    public sealed record CanDeskTake(string Reason, string? Language) : Question;

    /// <summary>Who is registered on this phone? The answer is <see cref="Answer.People"/>.</summary>
    public sealed record MyPeople : Question;

    /// <summary>What has this person told? The answer is <see cref="Answer.Profile"/>, or <see cref="Answer.No"/> when they are not registered on this phone.</summary>
    /// <param name="Person">Their id.</param>
    public sealed record MyProfile(string Person) : Question;

    /// <summary>Who can help this person? The answer is <see cref="Answer.Offered"/>, <see cref="Answer.Referred"/> when they are being helped already, or <see cref="Answer.No"/>.</summary>
    /// <param name="Person">Their id.</param>
    /// <param name="Need">With what: <c>finance</c>, <c>technology</c>, <c>market</c> or <c>capacity</c>.</param>
    /// <param name="Fields">What they have told.</param>
    /// <param name="Passed">Services that they did not want, by id; may be empty.</param>
    /// <param name="Language">In which the answer is said.</param>
    public sealed record FindProvider(string Person, string Need, ImmutableArray<KeyValuePair<string, string>> Fields, ImmutableArray<string> Passed, string? Language) : Question;

    /// <summary>By when does a provider answer that is asked now? The answer is <see cref="Answer.Promised"/>.</summary>
    /// <param name="Language">In which the answer is said.</param>
    public sealed record AnswerTime(string? Language) : Question;
}

/// <summary>The reply to a <see cref="Question"/>.</summary>
public abstract record Answer
{
    private Answer()
    {
    }

    /// <summary>The desk takes it.</summary>
    /// <param name="Terms">What it promises.</param>
    public sealed record Taken(DeskTerms Terms) : Answer;

    /// <summary>No.</summary>
    public sealed record No : Answer;

    /// <summary>The people of a phone.</summary>
    /// <param name="Registered">Their ids and names, the first registered first; may be empty.</param>
    /// <param name="HasPhone">True when a phone number of this contact is known.</param>
    /// <param name="NewId">The id of the next one who registers here.</param>
    public sealed record People(ImmutableArray<Listed> Registered, bool HasPhone, string NewId) : Answer;

    /// <summary>What a registered person has told.</summary>
    /// <param name="Fields">By field; may be empty.</param>
    public sealed record Profile(ImmutableArray<KeyValuePair<string, string>> Fields) : Answer;

    /// <summary>Somebody who can help.</summary>
    /// <param name="Service">The id of the service.</param>
    /// <param name="Name">What it is called.</param>
    /// <param name="Code">The code that a referral to it would have; null when it cannot be written to.</param>
    public sealed record Offered(string Service, string Name, string? Code) : Answer;

    /// <summary>A promise.</summary>
    /// <param name="By">By when, in words.</param>
    public sealed record Promised(string By) : Answer;

    /// <summary>They are being helped already.</summary>
    /// <param name="Code">The referral's code.</param>
    /// <param name="Status"><c>asked</c>, <c>helping</c> or <c>looking</c>: see <see cref="Flows.ProviderStep.StatusField"/>.</param>
    /// <param name="Name">By whom; empty while somebody is looked for.</param>
    /// <param name="By">By when something happens, in words; empty where nothing is promised.</param>
    public sealed record Referred(string Code, string Status, string Name, string By) : Answer;
}
