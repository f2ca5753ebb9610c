using System.Collections.Immutable;

namespace InfoLine.Registration;

/// <summary>What a turn does to the people of a contact.</summary>
/// <param name="ContactId">Whose phone it is.</param>
/// <param name="InboxId">The message that asked for it.</param>
public abstract record PersonChange(string ContactId, string InboxId)
{
    /// <summary>Somebody agreed that their answers are kept.</summary>
    /// <param name="ContactId">Whose phone it is.</param>
    /// <param name="InboxId">The message that said yes.</param>
    /// <param name="Id">A new id.</param>
    /// <param name="Step">The step that asked.</param>
    /// <param name="Words">What they agreed to.</param>
    /// <param name="Language">In which language, or null.</param>
    /// <param name="Route">By which route.</param>
    public sealed record Agreed(string ContactId, string InboxId, string Id, string Step, string Words, string? Language, string Route) : PersonChange(ContactId, InboxId)
    {
        /// <summary>Who of staff read the words to them and wrote the yes down; null where they said it themselves.</summary>
        public string? AssistedBy { get; init; }
    }

    /// <summary>Somebody registered, or corrected what they had told.</summary>
    /// <param name="ContactId">Whose phone it is.</param>
    /// <param name="InboxId">The message that confirmed it.</param>
    /// <param name="Id">The person's id.</param>
    /// <param name="IsNew">False for a correction.</param>
    /// <param name="Fields">All answers, by field.</param>
    /// <param name="Unsure">Fields that somebody should look at.</param>
    /// <param name="Language">The language of the conversation, or null.</param>
    public sealed record Saved(
        string ContactId, string InboxId, string Id, bool IsNew, ImmutableArray<KeyValuePair<string, string>> Fields, ImmutableArray<string> Unsure, string? Language)
        : PersonChange(ContactId, InboxId);

    /// <summary>Somebody wants to be deleted.</summary>
    /// <param name="ContactId">Whose phone it is.</param>
    /// <param name="InboxId">The message that asked for it.</param>
    /// <param name="Id">A new id, of the erasure.</param>
    /// <param name="Person">The person's id; null for somebody who is not registered.</param>
    /// <param name="Messages">True when the words of the contact's messages go too.</param>
    public sealed record Erased(string ContactId, string InboxId, string Id, string? Person, bool Messages) : PersonChange(ContactId, InboxId);
}
