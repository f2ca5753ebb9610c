using System.Collections.Concurrent;
using Stateless;
using Stateless.Graph;

namespace InfoLine.Desk;

/// <summary>What moves a ticket.</summary>
internal enum TicketTrigger
{
    Claim,
    TakeOver,
    Release,
    Lapse,
    Write,
    Reply,
    Snooze,
    Wake,
    Transfer,
    Close,
    Reopen,
    GiveBack,
    MissPromise,
    Note,
    TellHelp,
}

/// <summary>The map of a ticket's life: which status leads where. What goes with each step is in <see cref="TicketLifecycle"/>.</summary>
/// <remarks>Building a machine costs more than all else that is decided, so machines are lent out; each serves one caller at a time.</remarks>
internal sealed class TicketMachine
{
    // Not a status, but what all but one of them have in common.
    private const string Open = "Open";

    private static readonly ConcurrentBag<TicketMachine> Idle = [];
    private static readonly string[] Names = Enum.GetNames<TicketStatus>();

    private readonly StateMachine<string, TicketTrigger> _machine;
    private string _state = nameof(TicketStatus.Waiting);

    private TicketMachine()
    {
        _machine = new(() => _state, state => _state = state, FiringMode.Immediate);
        ConfigureOpen();
        ConfigureQueue();
        ConfigureHeld();
        _machine.Configure(nameof(TicketStatus.Closed))
            .Permit(TicketTrigger.Reopen, nameof(TicketStatus.Reopened))
            .Permit(TicketTrigger.Write, nameof(TicketStatus.Reopened))
            .Ignore(TicketTrigger.Note)
            .Ignore(TicketTrigger.TellHelp);
    }

    /// <summary>Where a trigger leads.</summary>
    /// <returns>The status afterwards, the same one where something is only noted; null where it is not allowed.</returns>
    public static TicketStatus? After(TicketStatus status, TicketTrigger trigger)
    {
        if (!Idle.TryTake(out var lent))
            lent = new();
        lent._state = Names[(int)status];
        TicketStatus? after = null;
        if (lent._machine.CanFire(trigger))
        {
            lent._machine.Fire(trigger);
            after = (TicketStatus)Array.IndexOf(Names, lent._state);
        }

        // One that threw is not handed back: nobody knows what is left in it.
        Idle.Add(lent);
        return after;
    }

    /// <summary>The machine as a Mermaid diagram.</summary>
    public static string Draw() => MermaidGraph.Format(new TicketMachine()._machine.GetInfo());

    // What is ignored by the machine is allowed all the same: it is noted, and the status stays.
    private void ConfigureOpen() => _machine.Configure(Open)
        .Permit(TicketTrigger.Transfer, nameof(TicketStatus.Waiting))
        .Permit(TicketTrigger.Close, nameof(TicketStatus.Closed))
        .Ignore(TicketTrigger.GiveBack)
        .Ignore(TicketTrigger.Note);

    private void ConfigureQueue()
    {
        foreach (var status in (string[])[nameof(TicketStatus.Waiting), nameof(TicketStatus.Reopened)])
        {
            _machine.Configure(status).SubstateOf(Open)
                .Permit(TicketTrigger.Claim, nameof(TicketStatus.Claimed))
                .Permit(TicketTrigger.Snooze, nameof(TicketStatus.Snoozed))
                .Ignore(TicketTrigger.Write)
                .Ignore(TicketTrigger.MissPromise);
        }

        _machine.Configure(nameof(TicketStatus.Snoozed)).SubstateOf(Open)
            .Permit(TicketTrigger.Claim, nameof(TicketStatus.Claimed))
            .Ignore(TicketTrigger.Snooze)
            .Permit(TicketTrigger.Wake, nameof(TicketStatus.Waiting))
            .Permit(TicketTrigger.Write, nameof(TicketStatus.Waiting));
    }

    private void ConfigureHeld()
    {
        _machine.Configure(nameof(TicketStatus.Claimed)).SubstateOf(Open)
            .PermitReentry(TicketTrigger.TakeOver)
            .Permit(TicketTrigger.Release, nameof(TicketStatus.Waiting))
            .Permit(TicketTrigger.Lapse, nameof(TicketStatus.Waiting))
            .Permit(TicketTrigger.Reply, nameof(TicketStatus.Answered))
            .Permit(TicketTrigger.Snooze, nameof(TicketStatus.Snoozed))
            .Ignore(TicketTrigger.Write)
            .Ignore(TicketTrigger.MissPromise);
        _machine.Configure(nameof(TicketStatus.Answered)).SubstateOf(Open)
            .Permit(TicketTrigger.TakeOver, nameof(TicketStatus.Claimed))
            .Permit(TicketTrigger.Release, nameof(TicketStatus.Waiting))
            .Permit(TicketTrigger.Write, nameof(TicketStatus.Claimed))
            .Permit(TicketTrigger.Snooze, nameof(TicketStatus.Snoozed))
            .Ignore(TicketTrigger.Reply);
    }
}
