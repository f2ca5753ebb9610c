namespace InfoLine.Messaging;

/// <summary>What became of handing a message to a carrier. Trouble is data, not an exception.</summary>
public abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>The carrier has it.</summary>
    /// <param name="ProviderMessageId">The carrier's id; null where it gives none.</param>
    public sealed record Accepted(string? ProviderMessageId) : SendOutcome;

    /// <summary>The carrier certainly does not have it; try again at this time.</summary>
    public sealed record RetryAt(DateTimeOffset When, string Why) : SendOutcome;

    /// <summary>It will not go: the carrier's code, and a sentence for staff. No personal data in it.</summary>
    public sealed record Failed(string Code, string Sentence) : SendOutcome;

    /// <summary>The carrier says that this person wants no messages.</summary>
    public sealed record OptedOut(string Code) : SendOutcome;

    /// <summary>It may or may not have gone: reconcile before any second try.</summary>
    public sealed record Unknown(string Why) : SendOutcome;
}
