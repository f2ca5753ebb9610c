namespace InfoLine.Dialogs.Machine;

/// <summary>What moves a conversation from step to step, as the state machine sees it: a message that has been understood.</summary>
/// <remarks>Compared by identity. Which trigger a message becomes is decided by <see cref="Listener"/>; where it leads, by the state machine.</remarks>
internal sealed class Trigger(string name)
{
    public static readonly Trigger Next = new("then");
    public static readonly Trigger Answered = new("answer");
    public static readonly Trigger NotUnderstood = new("anything else");
    public static readonly Trigger GiveUp = new("third time");
    public static readonly Trigger Taken = new("somebody takes it");
    public static readonly Trigger Refused = new("nobody takes it");
    public static readonly Trigger Otherwise = new("nobody can");
    public static readonly Trigger HandedOver = new("handed over");
    public static readonly Trigger GivenBack = new("given back");
    public static readonly Trigger DeskClosed = new("desk is done");
    public static readonly Trigger Pause = new("comes back after a pause");
    public static readonly Trigger GoOn = new("go on");
    public static readonly Trigger StartAgain = new("start again");
    public static readonly Trigger Menu = new("menu");
    public static readonly Trigger Person = new("person");
    public static readonly Trigger Help = new("help");
    public static readonly Trigger Language = new("language");
    public static readonly Trigger Offer = new("may mean several things");
    public static readonly Trigger Known = new("is registered");
    public static readonly Trigger Unknown = new("is somebody else");
    public static readonly Trigger CanBeAsked = new("somebody can be asked");
    public static readonly Trigger CanBeVisited = new("somebody can be visited");
    public static readonly Trigger IsHelped = new("is being helped");
    public static readonly Trigger Promised = new("is promised an answer");
    public static readonly Trigger NobodyCan = new("nobody is known");
    public static readonly Trigger TooYoung = new("is too young");
    public static readonly Trigger NotProved = new("is not proved");
    public static readonly Trigger Review = new("corrected");
    public static readonly Trigger Back = new("back");

    /// <inheritdoc/>
    public override string ToString() => name;
}
