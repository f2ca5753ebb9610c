using System.Collections.Concurrent;
using Stateless;
using Stateless.Graph;

namespace InfoLine.Referrals;

/// <summary>What moves a referral from one status to another.</summary>
internal enum ReferralTrigger
{
    Offer,
    Send,
    NobodyLeft,
    Acknowledge,
    Accept,
    Decline,
    Silence,
    Contact,
    ContactOverdue,
    Miss,
    GiveUp,
    Hold,
    Resume,
    Finish,
    Withdraw,
    Void,
}

/// <summary>The map of a referral's life: which status leads where. What goes with each step is in <see cref="ReferralLifecycle"/>.</summary>
/// <remarks>Building a machine costs more than all else that is decided, so machines are lent out; each serves one caller at a time.</remarks>
internal sealed class ReferralMachine
{
    // Not statuses, but what some of them have in common: each of these is a superstate.
    private const string Open = "Open";
    private const string WithProvider = "WithProvider";
    private const string InHand = "InHand";

    private static readonly ConcurrentBag<ReferralMachine> Idle = [];
    private static readonly string[] Names = Enum.GetNames<ReferralStatus>();

    private readonly StateMachine<string, ReferralTrigger> _machine;
    private string _state = nameof(ReferralStatus.Draft);

    private ReferralMachine()
    {
        _machine = new(() => _state, state => _state = state, FiringMode.Immediate);
        ConfigureCommon();
        ConfigureSeeking();
        ConfigureWorking();
    }

    /// <summary>Where a trigger leads.</summary>
    /// <returns>The status afterwards, the same one where something is only noted; null where it is not allowed.</returns>
    public static ReferralStatus? After(ReferralStatus status, ReferralTrigger trigger)
    {
        if (!Idle.TryTake(out var lent))
            lent = new();
        lent._state = Names[(int)status];
        ReferralStatus? after = null;
        if (lent._machine.CanFire(trigger))
        {
            lent._machine.Fire(trigger);
            after = (ReferralStatus)Array.IndexOf(Names, lent._state);
        }

        // One that threw is not handed back: nobody knows what is left in it.
        Idle.Add(lent);
        return after;
    }

    /// <summary>The machine as a Mermaid diagram.</summary>
    public static string Draw() => MermaidGraph.Format(new ReferralMachine()._machine.GetInfo());

    // What is ignored by the machine is allowed all the same: it is noted, and the status stays.
    private void ConfigureCommon()
    {
        _machine.Configure(Open)
            .Permit(ReferralTrigger.Withdraw, nameof(ReferralStatus.Withdrawn))
            .Permit(ReferralTrigger.Void, nameof(ReferralStatus.Error));
        _machine.Configure(WithProvider).SubstateOf(Open)
            .Permit(ReferralTrigger.Accept, nameof(ReferralStatus.Accepted))
            .Permit(ReferralTrigger.Decline, nameof(ReferralStatus.Declined))
            .Permit(ReferralTrigger.Silence, nameof(ReferralStatus.Expired));
        _machine.Configure(InHand).SubstateOf(Open)
            .Permit(ReferralTrigger.Decline, nameof(ReferralStatus.Declined))
            .Permit(ReferralTrigger.Finish, nameof(ReferralStatus.Completed))
            .Permit(ReferralTrigger.GiveUp, nameof(ReferralStatus.Unreachable))
            .Ignore(ReferralTrigger.Miss);
        _machine.Configure(nameof(ReferralStatus.Completed))
            .Ignore(ReferralTrigger.Finish)
            .Ignore(ReferralTrigger.Withdraw)
            .Permit(ReferralTrigger.Void, nameof(ReferralStatus.Error));
    }

    private void ConfigureSeeking()
    {
        _machine.Configure(nameof(ReferralStatus.Draft)).SubstateOf(Open)
            .Permit(ReferralTrigger.Offer, nameof(ReferralStatus.Offered));
        foreach (var status in (string[])[nameof(ReferralStatus.Offered), nameof(ReferralStatus.Declined), nameof(ReferralStatus.Expired)])
        {
            _machine.Configure(status).SubstateOf(Open)
                .Permit(ReferralTrigger.Send, nameof(ReferralStatus.Sent))
                .Ignore(ReferralTrigger.NobodyLeft);
        }

        _machine.Configure(nameof(ReferralStatus.Sent)).SubstateOf(WithProvider)
            .Permit(ReferralTrigger.Acknowledge, nameof(ReferralStatus.Acknowledged));
        _machine.Configure(nameof(ReferralStatus.Acknowledged)).SubstateOf(WithProvider);
    }

    private void ConfigureWorking()
    {
        _machine.Configure(nameof(ReferralStatus.Accepted)).SubstateOf(InHand)
            .Permit(ReferralTrigger.Contact, nameof(ReferralStatus.InProgress))
            .Permit(ReferralTrigger.Hold, nameof(ReferralStatus.OnHold))
            .Ignore(ReferralTrigger.ContactOverdue);
        _machine.Configure(nameof(ReferralStatus.InProgress)).SubstateOf(InHand)
            .Permit(ReferralTrigger.Hold, nameof(ReferralStatus.OnHold));
        _machine.Configure(nameof(ReferralStatus.OnHold)).SubstateOf(InHand)
            .Permit(ReferralTrigger.Contact, nameof(ReferralStatus.InProgress))
            .Permit(ReferralTrigger.Resume, nameof(ReferralStatus.InProgress))
            .Ignore(ReferralTrigger.Hold);
    }
}
