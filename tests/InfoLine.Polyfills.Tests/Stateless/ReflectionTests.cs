using Shouldly;
using Stateless;
using Stateless.Reflection;
using Xunit;

namespace InfoLine.Polyfills.Tests.Stateless;

public class ReflectionTests
{
    [Fact]
    public void A_machine_tells_its_types_and_its_initial_state()
    {
        var machine = Some.Desk([]);
        machine.Fire(Event.Take);
        var info = machine.GetInfo();
        info.StateType.ShouldBe(typeof(Ticket));
        info.TriggerType.ShouldBe(typeof(Event));
        info.InitialState.UnderlyingState.ShouldBe(Ticket.Open);
    }

    [Fact]
    public void States_that_are_only_led_to_are_listed_last()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Taken).Permit(Event.Close, Ticket.Closed);
        machine.Configure(Ticket.Open).Permit(Event.Take, Ticket.Taken);
        machine.GetInfo().States.Select(state => state.UnderlyingState).ShouldBe([Ticket.Taken, Ticket.Open, Ticket.Closed]);
    }

    [Fact]
    public void A_fixed_transition_tells_trigger_destination_and_guards()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).PermitIf(Event.Take, Ticket.Taken, () => true, "free");
        var transition = State(machine, Ticket.Open).FixedTransitions.ShouldHaveSingleItem();
        transition.Trigger.UnderlyingTrigger.ShouldBe(Event.Take);
        transition.DestinationState.UnderlyingState.ShouldBe(Ticket.Taken);
        transition.GuardConditionsMethodDescriptions.ShouldHaveSingleItem().Description.ShouldBe("free");
        transition.IsInternalTransition.ShouldBeFalse();
    }

    [Fact]
    public void A_transition_without_guards_tells_none()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).Permit(Event.Take, Ticket.Taken).PermitReentry(Event.Note);
        State(machine, Ticket.Open).FixedTransitions.SelectMany(t => t.GuardConditionsMethodDescriptions).ShouldBeEmpty();
    }

    [Fact]
    public void A_reentry_and_an_internal_transition_lead_to_their_own_state()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).PermitReentry(Event.Note).InternalTransition(Event.Ask, () => { });
        var transitions = State(machine, Ticket.Open).FixedTransitions.ToArray();
        transitions.Select(t => t.DestinationState.UnderlyingState).ShouldBe([Ticket.Open, Ticket.Open]);
        transitions.Select(t => t.IsInternalTransition).ShouldBe([false, true]);
    }

    [Fact]
    public void An_ignored_trigger_is_listed_by_itself()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).IgnoreIf(Event.Note, () => true, "quiet");
        var open = State(machine, Ticket.Open);
        open.Transitions.ShouldBeEmpty();
        var ignored = open.IgnoredTriggers.ShouldHaveSingleItem();
        ignored.Trigger.ToString().ShouldBe("Note");
        ignored.GuardConditionsMethodDescriptions.ShouldHaveSingleItem().Description.ShouldBe("quiet");
    }

    [Fact]
    public void A_dynamic_transition_tells_how_it_chooses_and_between_what()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).PermitDynamic(
            Event.Take, () => Ticket.Taken, "by urgency", new DynamicStateInfos { { Ticket.Taken, "urgent" }, { "Waiting", "calm" } });
        var transition = State(machine, Ticket.Open).DynamicTransitions.ShouldHaveSingleItem();
        transition.Trigger.UnderlyingTrigger.ShouldBe(Event.Take);
        transition.DestinationStateSelectorDescription.Description.ShouldBe("by urgency");
        transition.PossibleDestinationStates.Select(s => (s.DestinationState, s.Criterion)).ShouldBe([("Taken", "urgent"), ("Waiting", "calm")]);
    }

    [Fact]
    public void A_guarded_dynamic_transition_tells_its_guards()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).PermitDynamicIf(Event.Take, () => Ticket.Taken, () => true, "free");
        var transition = State(machine, Ticket.Open).DynamicTransitions.ShouldHaveSingleItem();
        transition.GuardConditionsMethodDescriptions.ShouldHaveSingleItem().Description.ShouldBe("free");
        transition.PossibleDestinationStates.ShouldBeNull();
    }

    [Fact]
    public void Transitions_are_the_fixed_ones_and_then_the_dynamic_ones()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).PermitDynamic(Event.Ask, () => Ticket.Waiting).Permit(Event.Take, Ticket.Taken);
        State(machine, Ticket.Open).Transitions.Select(t => t.Trigger.UnderlyingTrigger).ShouldBe([Event.Take, Event.Ask]);
    }

    [Fact]
    public void A_state_that_was_placed_twice_stands_below_both_and_names_the_later_superstate()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Taken).SubstateOf(Ticket.Waiting).SubstateOf(Ticket.Active);
        var states = machine.GetInfo().States.ToDictionary(state => (Ticket)state.UnderlyingState);
        states[Ticket.Taken].Superstate.UnderlyingState.ShouldBe(Ticket.Active);
        states[Ticket.Waiting].Substates.ShouldHaveSingleItem().UnderlyingState.ShouldBe(Ticket.Taken);
        states[Ticket.Active].Substates.ShouldHaveSingleItem().UnderlyingState.ShouldBe(Ticket.Taken);
    }

    [Fact]
    public void Superstate_and_substates_know_each_other()
    {
        var machine = Some.Desk([]);
        var active = State(machine, Ticket.Active);
        active.Substates.Select(s => s.UnderlyingState).ShouldBe([Ticket.Taken, Ticket.Waiting]);
        active.Substates.ShouldAllBe(s => ReferenceEquals(s.Superstate, active) || s.Superstate.UnderlyingState.Equals(Ticket.Active));
        active.Superstate.ShouldBeNull();
    }

    [Fact]
    public void Actions_are_told_by_description_or_name_and_by_whether_they_are_awaited()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open)
            .OnEntry(() => { }, "greet")
            .OnEntry(Ring)
            .OnEntryFromAsync(Event.Note, () => Task.CompletedTask, "write down")
            .OnExit(() => { })
            .OnActivate(Ring)
            .OnDeactivateAsync(() => Task.CompletedTask, "sleep");
        var open = State(machine, Ticket.Open);

        open.EntryActions.Select(a => a.Method.Description).ShouldBe(["greet", nameof(Ring), "write down"]);
        open.EntryActions.Select(a => a.FromTrigger).ShouldBe([null, null, "Note"]);
        open.EntryActions.Select(a => a.Method.IsAsync).ShouldBe([false, false, true]);
        open.ExitActions.Select(a => a.Description).ShouldBe(["Function"]);
        open.ActivateActions.Select(a => a.MethodName).ShouldBe([nameof(Ring)]);
        open.DeactivateActions.Select(a => (a.Description, a.IsAsync)).ShouldBe([("sleep", true)]);
    }

    [Theory]
    [InlineData("Ring", null, "Ring")]
    [InlineData("Ring", "ring the bell", "ring the bell")]
    [InlineData("<Main>b__0", null, "Function")]
    [InlineData("Generic`1", null, "Function")]
    [InlineData(null, null, "<null>")]
    public void A_method_is_described_in_the_best_words_there_are(string? name, string? description, string expected) =>
        new InvocationInfo(name, description, InvocationInfo.Timing.Synchronous).Description.ShouldBe(expected);

    [Fact]
    public async Task Permitted_triggers_are_those_of_the_state_and_then_of_its_superstates_each_once()
    {
        var machine = Some.Desk([], Ticket.Taken);
        machine.Configure(Ticket.Taken).PermitIf(Event.Note, Ticket.Open, () => false).Ignore(Event.Close);
        (await machine.GetPermittedTriggersAsync()).ShouldBe([Event.Ask, Event.Close]);
    }

    [Fact]
    public async Task Permitted_triggers_may_depend_on_arguments()
    {
        var machine = Some.Machine();
        var take = machine.SetTriggerParameters<int>(Event.Take);
        machine.Configure(Ticket.Open).PermitIf(take, Ticket.Taken, i => i > 5);
        (await machine.GetPermittedTriggersAsync(9)).ShouldBe([Event.Take]);
        (await machine.GetPermittedTriggersAsync(1)).ShouldBeEmpty();
    }

#pragma warning disable CS0618 // The obsolete members still have to do what they say.
    [Fact]
    public void The_obsolete_members_give_the_same_triggers()
    {
        var machine = Some.Desk([], Ticket.Taken);
        machine.PermittedTriggers.ShouldBe([Event.Ask, Event.Close]);
        machine.GetPermittedTriggers().ShouldBe([Event.Ask, Event.Close]);
    }

    [Fact]
    public async Task Detailed_triggers_tell_the_declared_arguments()
    {
        var machine = Some.Machine();
        var take = machine.SetTriggerParameters<int>(Event.Take);
        machine.Configure(Ticket.Open).Permit(Event.Take, Ticket.Taken).Permit(Event.Close, Ticket.Closed);
        var details = (await machine.GetDetailedPermittedTriggers(5)).ToArray();
        details.Select(d => (d.Trigger, d.HasParameters)).ShouldBe([(Event.Take, true), (Event.Close, false)]);
        details[0].Parameters.ShouldBeSameAs(take);
        details[1].Parameters.ShouldBeNull();
    }
#pragma warning restore CS0618

    private static StateInfo State(StateMachine<Ticket, Event> machine, Ticket state) =>
        machine.GetInfo().States.Single(info => info.UnderlyingState.Equals(state));

    private static void Ring()
    {
    }
}
