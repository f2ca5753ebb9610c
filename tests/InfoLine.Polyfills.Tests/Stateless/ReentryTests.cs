using Shouldly;
using Stateless;
using Xunit;

namespace InfoLine.Polyfills.Tests.Stateless;

public class ReentryTests
{
    [Fact]
    public void Reentry_runs_exit_transitioned_entry_completed_and_then_sets_the_state()
    {
        var log = new List<string>();
        var state = Ticket.Open;
        var machine = new StateMachine<Ticket, Event>(() => state, next => { state = next; log.Add("state set"); });
        machine.Configure(Ticket.Open).OnEntry(() => log.Add("entry")).OnExit(() => log.Add("exit")).PermitReentry(Event.Note);
        machine.OnTransitioned(_ => log.Add("transitioned"));
        machine.OnTransitionCompleted(_ => log.Add("completed"));

        machine.Fire(Event.Note);

        log.ShouldBe(["exit", "transitioned", "entry", "completed", "state set"]);
    }

    [Fact]
    public void A_reentry_calls_itself_one()
    {
        var reentries = new List<bool>();
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).PermitReentry(Event.Note).OnEntry(t => reentries.Add(t.IsReentry)).OnExit(t => reentries.Add(t.IsReentry));
        machine.Fire(Event.Note);
        reentries.ShouldBe([true, true]);
    }

    [Fact]
    public void Reentering_a_substate_leaves_the_superstate_alone()
    {
        var log = new List<string>();
        var machine = Some.Desk(log, Ticket.Taken);
        machine.Configure(Ticket.Taken).PermitReentry(Event.Note);
        machine.Fire(Event.Note);
        log.ShouldBe(["exit Taken", "enter Taken"]);
    }

    [Fact]
    public void Reentering_a_superstate_from_a_substate_leaves_both_and_ends_in_the_superstate()
    {
        var log = new List<string>();
        var machine = Some.Desk(log, Ticket.Taken);
        machine.Configure(Ticket.Active).PermitReentry(Event.Note);

        machine.Fire(Event.Note);

        machine.State.ShouldBe(Ticket.Active);
        log.ShouldBe(["exit Taken", "exit Active", "enter Active"]);
    }

    [Fact]
    public void Reentering_a_superstate_is_told_as_a_transition_of_the_superstate()
    {
        var told = new List<(Ticket, Ticket)>();
        var machine = Some.Desk([], Ticket.Taken);
        machine.Configure(Ticket.Active).PermitReentry(Event.Note);
        machine.OnTransitioned(t => told.Add((t.Source, t.Destination)));

        machine.Fire(Event.Note);

        told.ShouldBe([(Ticket.Active, Ticket.Active)]);
    }

    [Fact]
    public void Reentry_follows_the_initial_transition()
    {
        var machine = Some.Desk([], Ticket.Waiting);
        machine.Configure(Ticket.Active).PermitReentry(Event.Note).InitialTransition(Ticket.Taken);
        machine.Fire(Event.Note);
        machine.State.ShouldBe(Ticket.Taken);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public void A_guarded_reentry_needs_its_guard(bool met, int entries)
    {
        var entered = 0;
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).PermitReentryIf(Event.Note, () => met).OnEntry(() => entered++);
        machine.OnUnhandledTrigger((_, _) => { });

        machine.Fire(Event.Note);

        entered.ShouldBe(entries);
    }

    [Fact]
    public void A_guarded_reentry_may_ask_the_argument()
    {
        var entered = 0;
        var machine = Some.Machine();
        var note = machine.SetTriggerParameters<string>(Event.Note);
        machine.Configure(Ticket.Open).PermitReentryIf(note, text => text.Length > 0, "not empty").OnEntry(() => entered++);

        machine.Fire(note, "hello");

        entered.ShouldBe(1);
        Should.Throw<InvalidOperationException>(() => machine.Fire(note, "")).Message.ShouldContain("not empty");
    }

    [Fact]
    public void Entry_actions_for_one_trigger_run_on_reentry_by_it()
    {
        var log = new List<string>();
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).PermitReentry(Event.Note).OnEntryFrom(Event.Note, () => log.Add("noted")).OnEntryFrom(Event.Ask, () => log.Add("asked"));
        machine.Fire(Event.Note);
        log.ShouldBe(["noted"]);
    }
}
