using Shouldly;
using Stateless;
using Xunit;

namespace InfoLine.Polyfills.Tests.Stateless;

public class FiringTests
{
    [Fact]
    public void A_permitted_trigger_leads_to_its_destination()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).Permit(Event.Take, Ticket.Taken);

        machine.Fire(Event.Take);

        machine.State.ShouldBe(Ticket.Taken);
    }

    [Fact]
    public void A_machine_begins_in_its_initial_state_without_running_entry_actions()
    {
        var log = new List<string>();
        Some.Desk(log, Ticket.Waiting).State.ShouldBe(Ticket.Waiting);
        log.ShouldBeEmpty();
    }

    [Fact]
    public void A_state_kept_elsewhere_is_read_once_by_the_constructor()
    {
        var reads = 0;
        _ = new StateMachine<Ticket, Event>(() => { reads++; return Ticket.Open; }, _ => { });
        reads.ShouldBe(1);
    }

    [Fact]
    public void A_state_kept_elsewhere_is_written_once_for_each_transition()
    {
        var state = Ticket.Open;
        var written = new List<Ticket>();
        var machine = new StateMachine<Ticket, Event>(() => state, next => written.Add(state = next));
        machine.Configure(Ticket.Open).Permit(Event.Take, Ticket.Taken);

        machine.Fire(Event.Take);

        written.ShouldBe([Ticket.Taken]);
    }

    [Fact]
    public void A_state_that_is_changed_elsewhere_counts_from_then_on()
    {
        var state = Ticket.Open;
        var machine = new StateMachine<Ticket, Event>(() => state, next => state = next, FiringMode.Immediate);
        machine.Configure(Ticket.Waiting).Permit(Event.Answer, Ticket.Taken);

        state = Ticket.Waiting;
        machine.Fire(Event.Answer);

        state.ShouldBe(Ticket.Taken);
    }

    [Fact]
    public void The_constructor_wants_both_accessor_and_mutator()
    {
        Should.Throw<ArgumentNullException>(() => new StateMachine<Ticket, Event>(null!, _ => { }));
        Should.Throw<ArgumentNullException>(() => new StateMachine<Ticket, Event>(() => Ticket.Open, null!));
    }

    [Fact]
    public void An_unknown_trigger_throws_and_names_trigger_and_state()
    {
        var machine = Some.Machine();
        var message = Should.Throw<InvalidOperationException>(() => machine.Fire(Event.Close)).Message;
        message.ShouldContain("Close");
        message.ShouldContain("Open");
        machine.State.ShouldBe(Ticket.Open);
    }

    [Fact]
    public void A_trigger_of_another_state_throws()
    {
        var machine = Some.Desk([]);
        Should.Throw<InvalidOperationException>(() => machine.Fire(Event.Answer));
    }

    [Fact]
    public void An_ignored_trigger_changes_nothing_and_tells_nobody()
    {
        var log = new List<string>();
        var machine = Some.Desk(log);
        machine.Configure(Ticket.Open).Ignore(Event.Note);
        machine.OnTransitioned(_ => log.Add("transitioned"));
        machine.OnTransitionCompleted(_ => log.Add("completed"));

        machine.Fire(Event.Note);

        machine.State.ShouldBe(Ticket.Open);
        log.ShouldBeEmpty();
    }

    [Fact]
    public void A_state_that_was_never_configured_can_be_entered()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).Permit(Event.Close, Ticket.Closed);

        machine.Fire(Event.Close);

        machine.State.ShouldBe(Ticket.Closed);
        Should.Throw<InvalidOperationException>(() => machine.Fire(Event.Take));
    }

    [Fact]
    public void Exit_state_change_transitioned_entry_completed_follow_in_this_order()
    {
        var log = new List<string>();
        var state = Ticket.Open;
        var machine = new StateMachine<Ticket, Event>(() => state, next => { state = next; log.Add("state set"); });
        machine.Configure(Ticket.Open).OnExit(() => log.Add("exit")).Permit(Event.Take, Ticket.Taken);
        machine.Configure(Ticket.Taken).OnEntry(() => log.Add("entry"));
        machine.OnTransitioned(_ => log.Add("transitioned"));
        machine.OnTransitionCompleted(_ => log.Add("completed"));

        machine.Fire(Event.Take);

        log.ShouldBe(["exit", "state set", "transitioned", "entry", "completed"]);
    }

    [Fact]
    public void Actions_run_in_the_order_in_which_they_were_added()
    {
        var log = new List<int>();
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).OnExit(() => log.Add(1)).OnExit(() => log.Add(2)).Permit(Event.Take, Ticket.Taken);
        machine.Configure(Ticket.Taken).OnEntry(() => log.Add(3)).OnEntry(_ => log.Add(4));

        machine.Fire(Event.Take);

        log.ShouldBe([1, 2, 3, 4]);
    }

    [Fact]
    public void Actions_receive_the_transition()
    {
        var seen = new List<StateMachine<Ticket, Event>.Transition>();
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).OnExit(seen.Add).Permit(Event.Take, Ticket.Taken);
        machine.Configure(Ticket.Taken).OnEntry(seen.Add);
        machine.OnTransitioned(seen.Add);
        machine.OnTransitionCompleted(seen.Add);

        machine.Fire(Event.Take);

        seen.Count.ShouldBe(4);
        foreach (var transition in seen)
        {
            transition.Source.ShouldBe(Ticket.Open);
            transition.Destination.ShouldBe(Ticket.Taken);
            transition.Trigger.ShouldBe(Event.Take);
            transition.IsReentry.ShouldBeFalse();
            transition.Parameters.ShouldBeEmpty();
        }
    }

    [Fact]
    public void Everyone_who_asked_is_told_of_transitions_in_turn()
    {
        var log = new List<int>();
        var machine = Some.Desk([]);
        machine.OnTransitioned(_ => log.Add(1));
        machine.OnTransitioned(_ => log.Add(2));
        machine.OnTransitionCompleted(_ => log.Add(3));
        machine.OnTransitionCompleted(_ => log.Add(4));

        machine.Fire(Event.Take);

        log.ShouldBe([1, 2, 3, 4]);
    }

    [Fact]
    public void An_entry_action_for_one_trigger_runs_for_that_trigger_only()
    {
        var log = new List<string>();
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).Permit(Event.Take, Ticket.Taken).Permit(Event.Answer, Ticket.Taken);
        machine.Configure(Ticket.Taken)
            .OnEntryFrom(Event.Take, () => log.Add("by take"))
            .OnEntryFrom(Event.Answer, t => log.Add($"by {t.Trigger}"))
            .OnEntry(() => log.Add("always"));

        machine.Fire(Event.Answer);

        log.ShouldBe(["by Answer", "always"]);
    }

    [Fact]
    public void Unhandled_triggers_go_to_the_action_that_asked_for_them()
    {
        (Ticket, Event)? heard = null;
        var machine = Some.Machine();
        machine.OnUnhandledTrigger((state, trigger) => heard = (state, trigger));

        machine.Fire(Event.Close);

        heard.ShouldBe((Ticket.Open, Event.Close));
        machine.State.ShouldBe(Ticket.Open);
    }

    [Fact]
    public void Only_the_last_action_for_unhandled_triggers_counts()
    {
        var log = new List<string>();
        var machine = Some.Machine();
        machine.OnUnhandledTrigger((_, _) => log.Add("first"));
        machine.OnUnhandledTrigger((_, _, _) => log.Add("second"));

        machine.Fire(Event.Close);

        log.ShouldBe(["second"]);
    }

    [Fact]
    public void A_trigger_that_no_state_knows_has_no_list_of_unmet_guards()
    {
        var heard = false;
        var machine = Some.Machine();
        machine.OnUnhandledTrigger((_, _, unmet) =>
        {
            unmet.ShouldBeNull();
            heard = true;
        });

        machine.Fire(Event.Close);

        heard.ShouldBeTrue();
    }

    [Fact]
    public void States_and_triggers_may_be_of_any_type()
    {
        var machine = new StateMachine<string, Type>("idle");
        machine.Configure("idle").Permit(typeof(int), "counting");

        machine.Fire(typeof(int));

        machine.State.ShouldBe("counting");
    }

    [Fact]
    public void Configuring_a_state_again_adds_to_it()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).Permit(Event.Take, Ticket.Taken);
        machine.Configure(Ticket.Open).Permit(Event.Close, Ticket.Closed);

        machine.CanFire(Event.Take).ShouldBeTrue();
        machine.CanFire(Event.Close).ShouldBeTrue();
    }

    [Fact]
    public void A_configuration_knows_its_state_and_its_machine()
    {
        var machine = Some.Machine();
        var configuration = machine.Configure(Ticket.Waiting);
        configuration.State.ShouldBe(Ticket.Waiting);
        configuration.Machine.ShouldBeSameAs(machine);
        configuration.Ignore(Event.Note).ShouldBeSameAs(configuration);
    }

    [Fact]
    public void A_machine_reads_as_its_state_and_permitted_triggers() =>
        Some.Desk([], Ticket.Taken).ToString().ShouldBe("StateMachine { State = Taken, PermittedTriggers = { Ask, Close }}");
}
