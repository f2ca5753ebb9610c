namespace InfoLine.Desk;

/// <summary>How far a ticket is.</summary>
public enum TicketStatus
{
    /// <summary>In the queue of its centre: anybody there can take it.</summary>
    Waiting,

    /// <summary>Somebody has taken it and is to reply; the claim lapses when they do not.</summary>
    Claimed,

    /// <summary>Somebody has replied; the villager has not written since.</summary>
    Answered,

    /// <summary>Put off until a time, or until the villager writes.</summary>
    Snoozed,

    /// <summary>Done.</summary>
    Closed,

    /// <summary>Was done, and is in the queue again.</summary>
    Reopened,
}

/// <summary>Who talks with the villager.</summary>
public enum TicketOwner
{
    /// <summary>The dialogs.</summary>
    Bot,

    /// <summary>A person at the centre: the dialogs are silent.</summary>
    Person,
}

/// <summary>Who opened a ticket.</summary>
public enum TicketSource
{
    /// <summary>The dialogs handed over.</summary>
    Dialogs,

    /// <summary>A referral went wrong.</summary>
    Referral,
}

/// <summary>What came of a ticket, in the eyes of staff.</summary>
public enum TicketOutcome
{
    /// <summary>The question was answered.</summary>
    Answered,

    /// <summary>The person was sent on to somebody who can help.</summary>
    Referred,

    /// <summary>The person could not be reached, or did not answer.</summary>
    NoReply,

    /// <summary>Nobody can help with this.</summary>
    CannotHelp,

    /// <summary>Not a question: a test, an advertisement, a mistake.</summary>
    NotForUs,
}

/// <summary>Who does something.</summary>
public enum DeskActor
{
    /// <summary>The service itself, when a time has come.</summary>
    Line,

    /// <summary>The villager.</summary>
    Person,

    /// <summary>Somebody at the desk.</summary>
    Staff,
}

/// <summary>What can have happened to a ticket.</summary>
public enum TicketFact
{
    /// <summary>It was opened.</summary>
    Opened,

    /// <summary>The villager wrote to the desk.</summary>
    Wrote,

    /// <summary>The villager was handed over once more while it was open.</summary>
    HandedOverAgain,

    /// <summary>Something went wrong with a referral of the villager.</summary>
    CaseAdded,

    /// <summary>Somebody took it.</summary>
    Claimed,

    /// <summary>Somebody took it from somebody else.</summary>
    TakenOver,

    /// <summary>Somebody put it back into the queue.</summary>
    Released,

    /// <summary>A claim ended because nobody replied.</summary>
    Lapsed,

    /// <summary>Somebody replied.</summary>
    Replied,

    /// <summary>Somebody wrote a note for staff.</summary>
    Noted,

    /// <summary>It was put off.</summary>
    Snoozed,

    /// <summary>It is time again.</summary>
    Woke,

    /// <summary>Another centre has it.</summary>
    Transferred,

    /// <summary>It was closed.</summary>
    Closed,

    /// <summary>It was opened again.</summary>
    Reopened,

    /// <summary>Staff gave the conversation back to the dialogs.</summary>
    GivenBack,

    /// <summary>The villager went back to the dialogs.</summary>
    Left,

    /// <summary>The promised time passed without a reply.</summary>
    PromiseMissed,

    /// <summary>The villager said whether it helped.</summary>
    HelpTold,

    /// <summary>It was closed because the villager wants to be forgotten.</summary>
    Forgotten,

    /// <summary>Somebody wrote down what the villager told.</summary>
    WroteDown,

    /// <summary>Somebody sent the villager to a provider.</summary>
    SentOn,

    /// <summary>Somebody asked the villager to write, so that they may reply.</summary>
    AskedToWrite,

    /// <summary>A voice note or picture can be heard or seen now, or is known never to be.</summary>
    MediaCame,
}
