using Shouldly;
using Stateless;
using Xunit;

namespace InfoLine.Polyfills.Tests.Stateless;

public class ParameterTests
{
    [Fact]
    public void One_argument_reaches_the_entry_action()
    {
        var seen = "";
        var machine = Taking(out _);
        var take = machine.SetTriggerParameters<string>(Event.Take);
        machine.Configure(Ticket.Taken).OnEntryFrom(take, who => seen = who);
        machine.Fire(take, "Asha");
        seen.ShouldBe("Asha");
    }

    [Fact]
    public void Two_arguments_reach_the_entry_action()
    {
        var seen = "";
        var machine = Taking(out _);
        var take = machine.SetTriggerParameters<string, int>(Event.Take);
        machine.Configure(Ticket.Taken).OnEntryFrom(take, (who, minutes) => seen = $"{who} {minutes}");
        machine.Fire(take, "Asha", 5);
        seen.ShouldBe("Asha 5");
    }

    [Fact]
    public void Three_arguments_reach_the_entry_action()
    {
        var seen = "";
        var machine = Taking(out _);
        var take = machine.SetTriggerParameters<string, int, bool>(Event.Take);
        machine.Configure(Ticket.Taken).OnEntryFrom(take, (who, minutes, urgent) => seen = $"{who} {minutes} {urgent}");
        machine.Fire(take, "Asha", 5, true);
        seen.ShouldBe("Asha 5 True");
    }

    [Fact]
    public void The_entry_action_may_want_the_transition_after_the_arguments()
    {
        var seen = new List<string>();
        var machine = Taking(out _);
        var take = machine.SetTriggerParameters<string, int>(Event.Take);
        machine.Configure(Ticket.Taken).OnEntryFrom(take, (who, minutes, t) => seen.Add($"{who} {minutes} from {t.Source}"));
        machine.Fire(take, "Asha", 5);
        seen.ShouldBe(["Asha 5 from Open"]);
    }

    [Fact]
    public void Arguments_are_in_the_transition_everywhere()
    {
        var seen = new List<object[]>();
        var machine = Taking(out var open);
        var take = machine.SetTriggerParameters<string, int>(Event.Take);
        open.OnExit(t => seen.Add(t.Parameters));
        machine.Configure(Ticket.Taken).OnEntry(t => seen.Add(t.Parameters)).OnEntryFrom(Event.Take, t => seen.Add(t.Parameters));
        machine.OnTransitioned(t => seen.Add(t.Parameters));
        machine.OnTransitionCompleted(t => seen.Add(t.Parameters));
        machine.Fire(take, "Asha", 5);
        seen.Count.ShouldBe(5);
        seen.ShouldAllBe(parameters => parameters.SequenceEqual(new object[] { "Asha", 5 }));
    }

    [Fact]
    public void Arguments_reach_the_entry_actions_of_an_initial_transition()
    {
        var seen = "";
        var machine = Some.Machine();
        var take = machine.SetTriggerParameters<string>(Event.Take);
        machine.Configure(Ticket.Open).Permit(Event.Take, Ticket.Active);
        machine.Configure(Ticket.Active).InitialTransition(Ticket.Taken);
        machine.Configure(Ticket.Taken).SubstateOf(Ticket.Active).OnEntryFrom(take, who => seen = who);
        machine.Fire(take, "Asha");
        seen.ShouldBe("Asha");
    }

    [Fact]
    public void A_guard_may_ask_one_argument()
    {
        var machine = Some.Machine();
        var take = machine.SetTriggerParameters<int>(Event.Take);
        machine.Configure(Ticket.Open).PermitIf(take, Ticket.Taken, i => i > 5, "urgent").PermitIf(take, Ticket.Waiting, i => i < 3, "calm");

        machine.CanFire(take, 4, out var unmet).ShouldBeFalse();
        unmet.ShouldBe(["urgent", "calm"]);
        machine.CanFire(take, 2).ShouldBeTrue();
        machine.Fire(take, 6);

        machine.State.ShouldBe(Ticket.Taken);
    }

    [Fact]
    public void A_guard_may_ask_two_or_three_arguments()
    {
        var machine = Some.Machine();
        var take = machine.SetTriggerParameters<int, int>(Event.Take);
        var ask = machine.SetTriggerParameters<int, int, int>(Event.Ask);
        machine.Configure(Ticket.Open).PermitIf(take, Ticket.Taken, (a, b) => a < b, "rising");
        machine.Configure(Ticket.Taken).PermitIf(ask, Ticket.Waiting, (a, b, c) => a + b == c, "sum");

        machine.CanFire(take, 2, 1, out var unmet).ShouldBeFalse();
        unmet.ShouldBe(["rising"]);
        machine.Fire(take, 1, 2);
        machine.CanFire(ask, 1, 1, 1, out unmet).ShouldBeFalse();
        unmet.ShouldBe(["sum"]);
        machine.Fire(ask, 1, 2, 3);

        machine.State.ShouldBe(Ticket.Waiting);
    }

    [Fact]
    public void A_list_of_guards_may_ask_the_argument()
    {
        var machine = Some.Machine();
        var take = machine.SetTriggerParameters<int>(Event.Take);
        machine.Configure(Ticket.Open).PermitIf(
            take, Ticket.Taken, Tuple.Create<Func<int, bool>, string>(i => i > 0, "positive"), Tuple.Create<Func<int, bool>, string>(i => i % 2 == 0, "even"));
        machine.CanFire(take, 3, out var unmet).ShouldBeFalse();
        unmet.ShouldBe(["even"]);
        machine.CanFire(take, 4).ShouldBeTrue();
    }

    [Fact]
    public void Ignoring_may_depend_on_the_argument()
    {
        var machine = Some.Machine();
        var note = machine.SetTriggerParameters<string>(Event.Note);
        machine.Configure(Ticket.Open).IgnoreIf(note, text => text.Length == 0);
        machine.Fire(note, "");
        Should.Throw<InvalidOperationException>(() => machine.Fire(note, "hello"));
    }

    [Fact]
    public void A_guard_on_the_argument_gets_a_default_when_asked_without_one()
    {
        var asked = -1;
        var machine = Some.Machine();
        var take = machine.SetTriggerParameters<int>(Event.Take);
        machine.Configure(Ticket.Open).PermitIf(take, Ticket.Taken, i => { asked = i; return true; });
        machine.CanFire(Event.Take).ShouldBeTrue();
        asked.ShouldBe(0);
    }

    [Fact]
    public void Loose_arguments_are_passed_in_order()
    {
        object[]? seen = null;
        var machine = Taking(out _);
        var take = machine.SetTriggerParameters(Event.Take, typeof(string), typeof(int), typeof(bool), typeof(double));
        machine.Configure(Ticket.Taken).OnEntryFrom(take, t => seen = t.Parameters);
        machine.Fire(take, "Asha", 5, true, 1.5);
        seen.ShouldBe(["Asha", 5, true, 1.5]);
    }

    public static TheoryData<object[]> Misfits => new()
    {
        new object[] { 5 },
        new object[] { "Asha" },
        new object[] { "Asha", "five" },
        new object[] { 5, "Asha" },
        new object[] { "Asha", 5, true },
    };

    [Theory]
    [MemberData(nameof(Misfits))]
    public void Arguments_that_do_not_fit_are_refused_and_nothing_happens(object[] arguments)
    {
        var machine = Taking(out _);
        var take = machine.SetTriggerParameters(Event.Take, typeof(string), typeof(int));
        Should.Throw<ArgumentException>(() => machine.Fire(take, arguments));
        machine.State.ShouldBe(Ticket.Open);
    }

    [Theory]
    [MemberData(nameof(Misfits))]
    public void A_trigger_checks_arguments_for_itself(object[] arguments) =>
        Should.Throw<ArgumentException>(() => new StateMachine<Ticket, Event>.TriggerWithParameters<string, int>(Event.Take).ValidateParameters(arguments));

    [Fact]
    public void A_derived_type_and_null_fit()
    {
        var trigger = new StateMachine<Ticket, Event>.TriggerWithParameters<Exception, string>(Event.Take);
        trigger.ValidateParameters([new FormatException(), null]);
        trigger.Trigger.ShouldBe(Event.Take);
        trigger.ArgumentTypes.ShouldBe([typeof(Exception), typeof(string)]);
    }

    [Fact]
    public void The_arguments_of_a_trigger_are_declared_once()
    {
        var machine = Some.Machine();
        machine.SetTriggerParameters<string>(Event.Take);
        Should.Throw<InvalidOperationException>(() => machine.SetTriggerParameters<int>(Event.Take));
        Should.Throw<InvalidOperationException>(() => machine.SetTriggerParameters(Event.Take, typeof(string)));
    }

    [Fact]
    public void A_missing_trigger_is_refused()
    {
        var machine = Some.Machine();
        Should.Throw<ArgumentNullException>(() => machine.Fire((StateMachine<Ticket, Event>.TriggerWithParameters<int>)null!, 1));
        Should.Throw<ArgumentNullException>(() => machine.Configure(Ticket.Open).PermitDynamic((StateMachine<Ticket, Event>.TriggerWithParameters<int>)null!, _ => Ticket.Taken));
    }

    private static StateMachine<Ticket, Event> Taking(out StateMachine<Ticket, Event>.StateConfiguration open)
    {
        var machine = Some.Machine();
        open = machine.Configure(Ticket.Open).Permit(Event.Take, Ticket.Taken);
        return machine;
    }
}
