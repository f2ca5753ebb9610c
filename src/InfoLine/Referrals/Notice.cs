namespace InfoLine.Referrals;

/// <summary>Something to say about a referral, before it has words.</summary>
/// <param name="Kind">What.</param>
public sealed record Notice(NoticeKind Kind)
{
    /// <summary>True when it goes to the provider, false when it goes to the person.</summary>
    public bool ToProvider => Kind is NoticeKind.Request or NoticeKind.Cancelled;
}

/// <summary>What can be said about a referral without having been asked.</summary>
public enum NoticeKind
{
    /// <summary>To a provider: will you help?</summary>
    Request,

    /// <summary>To a provider: this one is off.</summary>
    Cancelled,

    /// <summary>To a person: somebody else is asked now, and answers by then.</summary>
    AskedAnother,

    /// <summary>To a person: we look for somebody by hand.</summary>
    Looking,

    /// <summary>To a person: they will help, and get in touch by then.</summary>
    WillHelp,

    /// <summary>To a person: it is late, we are sorry, by then now.</summary>
    Late,

    /// <summary>To a person: they could not reach you.</summary>
    CouldNotReach,

    /// <summary>To a person: did they help?</summary>
    AskHelped,

    /// <summary>To a person: how does the enterprise do?</summary>
    AskRunning,
}
