using Shouldly;
using Stateless;
using Xunit;

namespace InfoLine.Polyfills.Tests.Stateless;

public class HierarchyTests
{
    [Theory]
    [InlineData(Ticket.Taken, true)]
    [InlineData(Ticket.Active, true)]
    [InlineData(Ticket.Waiting, false)]
    [InlineData(Ticket.Open, false)]
    public void A_machine_is_in_its_state_and_in_all_its_superstates(Ticket asked, bool expected) =>
        Some.Desk([], Ticket.Taken).IsInState(asked).ShouldBe(expected);

    [Fact]
    public void A_machine_in_a_superstate_is_in_none_of_its_substates() =>
        Some.Desk([], Ticket.Active).IsInState(Ticket.Taken).ShouldBeFalse();

    [Fact]
    public void A_substate_takes_the_triggers_of_its_superstate()
    {
        var machine = Some.Desk([], Ticket.Taken);
        machine.Fire(Event.Close);
        machine.State.ShouldBe(Ticket.Closed);
    }

    [Fact]
    public void Entering_a_substate_enters_the_superstate_first()
    {
        var log = new List<string>();
        Some.Desk(log).Fire(Event.Take);
        log.ShouldBe(["exit Open", "enter Active", "enter Taken"]);
    }

    [Fact]
    public void Leaving_a_substate_leaves_the_superstate_last()
    {
        var log = new List<string>();
        Some.Desk(log, Ticket.Waiting).Fire(Event.Close);
        log.ShouldBe(["exit Waiting", "exit Active", "enter Closed"]);
    }

    [Fact]
    public void Going_from_substate_to_substate_leaves_the_superstate_alone()
    {
        var log = new List<string>();
        Some.Desk(log, Ticket.Taken).Fire(Event.Ask);
        log.ShouldBe(["exit Taken", "enter Waiting"]);
    }

    [Fact]
    public void Going_up_to_the_superstate_neither_leaves_nor_enters_it()
    {
        var log = new List<string>();
        var machine = Some.Desk(log, Ticket.Taken);
        machine.Configure(Ticket.Taken).Permit(Event.Note, Ticket.Active);

        machine.Fire(Event.Note);

        machine.State.ShouldBe(Ticket.Active);
        log.ShouldBe(["exit Taken"]);
    }

    [Fact]
    public void Going_down_from_the_superstate_does_not_leave_it()
    {
        var log = new List<string>();
        var machine = Some.Desk(log, Ticket.Active);
        machine.Configure(Ticket.Active).Permit(Event.Take, Ticket.Taken);

        machine.Fire(Event.Take);

        log.ShouldBe(["enter Taken"]);
    }

    [Fact]
    public void Only_states_below_the_common_superstate_are_left_and_entered()
    {
        var log = new List<string>();
        var machine = new StateMachine<string, int>("a1");
        foreach (var state in new[] { "top", "a", "a1", "b", "b1" })
            machine.Configure(state).OnEntry(() => log.Add("enter " + state)).OnExit(() => log.Add("exit " + state));
        machine.Configure("a").SubstateOf("top");
        machine.Configure("b").SubstateOf("top");
        machine.Configure("a1").SubstateOf("a").Permit(1, "b1");
        machine.Configure("b1").SubstateOf("b");

        machine.Fire(1);

        log.ShouldBe(["exit a1", "exit a", "enter b", "enter b1"]);
    }

    [Fact]
    public void A_superstate_that_permits_the_current_substate_does_nothing()
    {
        var log = new List<string>();
        var machine = Some.Desk(log, Ticket.Taken);
        machine.Configure(Ticket.Active).Permit(Event.Note, Ticket.Taken);
        machine.OnTransitioned(_ => log.Add("transitioned"));
        machine.OnTransitionCompleted(_ => log.Add("completed"));

        machine.Fire(Event.Note);

        machine.State.ShouldBe(Ticket.Taken);
        log.ShouldBeEmpty();
    }

    [Fact]
    public void The_nearest_superstate_that_knows_the_trigger_takes_it()
    {
        var machine = new StateMachine<string, int>("leaf");
        machine.Configure("root").Permit(1, "by root");
        machine.Configure("middle").SubstateOf("root").Permit(1, "by middle");
        machine.Configure("leaf").SubstateOf("middle");

        machine.Fire(1);

        machine.State.ShouldBe("by middle");
    }

    [Fact]
    public void A_substate_may_ignore_what_its_superstate_permits()
    {
        var machine = Some.Desk([], Ticket.Taken);
        machine.Configure(Ticket.Taken).Ignore(Event.Close);
        machine.Fire(Event.Close);
        machine.State.ShouldBe(Ticket.Taken);
    }

    [Fact]
    public void A_state_cannot_lie_in_itself() =>
        Should.Throw<ArgumentException>(() => Some.Machine().Configure(Ticket.Open).SubstateOf(Ticket.Open));

    [Fact]
    public void Two_states_cannot_lie_in_each_other()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Taken).SubstateOf(Ticket.Active);
        Should.Throw<ArgumentException>(() => machine.Configure(Ticket.Active).SubstateOf(Ticket.Taken));
    }

    [Fact]
    public void A_longer_circle_of_substates_is_refused_too()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Taken).SubstateOf(Ticket.Active);
        machine.Configure(Ticket.Waiting).SubstateOf(Ticket.Taken);
        Should.Throw<ArgumentException>(() => machine.Configure(Ticket.Active).SubstateOf(Ticket.Waiting));
    }

    [Fact]
    public void An_initial_transition_goes_on_into_the_substate()
    {
        var log = new List<string>();
        var machine = Some.Desk(log);
        machine.Configure(Ticket.Open).Permit(Event.Answer, Ticket.Active);
        machine.Configure(Ticket.Active).InitialTransition(Ticket.Waiting);

        machine.Fire(Event.Answer);

        machine.State.ShouldBe(Ticket.Waiting);
        log.ShouldBe(["exit Open", "enter Active", "enter Waiting"]);
    }

    [Fact]
    public void An_initial_transition_is_told_as_a_transition_of_its_own()
    {
        var log = new List<string>();
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).Permit(Event.Answer, Ticket.Active);
        machine.Configure(Ticket.Active).InitialTransition(Ticket.Waiting).OnEntry(() => log.Add("enter Active"));
        machine.Configure(Ticket.Waiting).SubstateOf(Ticket.Active).OnEntry(() => log.Add("enter Waiting"));
        machine.OnTransitioned(t => log.Add($"{t.Source} to {t.Destination}"));
        machine.OnTransitionCompleted(t => log.Add($"completed {t.Source} to {t.Destination} in {machine.State}"));

        machine.Fire(Event.Answer);

        log.ShouldBe(["Open to Active", "enter Active", "Active to Waiting", "enter Waiting", "completed Open to Waiting in Waiting"]);
    }

    [Fact]
    public void Initial_transitions_follow_each_other()
    {
        var machine = new StateMachine<string, int>("start");
        machine.Configure("start").Permit(1, "outer");
        machine.Configure("outer").InitialTransition("middle");
        machine.Configure("middle").SubstateOf("outer").InitialTransition("inner");
        machine.Configure("inner").SubstateOf("middle");

        machine.Fire(1);

        machine.State.ShouldBe("inner");
    }

    [Fact]
    public void Entering_a_substate_directly_skips_the_initial_transition()
    {
        var machine = Some.Desk([]);
        machine.Configure(Ticket.Active).InitialTransition(Ticket.Waiting);
        machine.Fire(Event.Take);
        machine.State.ShouldBe(Ticket.Taken);
    }

    [Fact]
    public void An_initial_transition_must_lead_to_a_substate()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).Permit(Event.Take, Ticket.Active);
        machine.Configure(Ticket.Active).InitialTransition(Ticket.Closed);
        Should.Throw<InvalidOperationException>(() => machine.Fire(Event.Take));
    }

    [Fact]
    public void An_initial_transition_cannot_lead_to_its_own_state() =>
        Should.Throw<ArgumentException>(() => Some.Machine().Configure(Ticket.Active).InitialTransition(Ticket.Active));

    [Fact]
    public void A_state_has_one_initial_transition_at_most()
    {
        var active = Some.Machine().Configure(Ticket.Active).InitialTransition(Ticket.Taken);
        Should.Throw<InvalidOperationException>(() => active.InitialTransition(Ticket.Waiting));
    }
}
