using Shouldly;
using Xunit;

namespace InfoLine.Polyfills.Tests.Stateless;

public class InternalTests
{
    [Fact]
    public void An_internal_transition_acts_without_leaving_the_state()
    {
        var log = new List<string>();
        var machine = Some.Desk(log);
        machine.Configure(Ticket.Open).InternalTransition(Event.Note, () => log.Add("noted"));
        machine.OnTransitioned(_ => log.Add("transitioned"));
        machine.OnTransitionCompleted(_ => log.Add("completed"));

        machine.Fire(Event.Note);

        log.ShouldBe(["noted"]);
        machine.State.ShouldBe(Ticket.Open);
    }

    [Fact]
    public void The_action_receives_a_transition_from_the_state_to_itself()
    {
        var seen = (Ticket.Closed, Ticket.Closed, Event.Close);
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).InternalTransition(Event.Note, t => seen = (t.Source, t.Destination, t.Trigger));
        machine.Fire(Event.Note);
        seen.ShouldBe((Ticket.Open, Ticket.Open, Event.Note));
    }

    [Fact]
    public void A_superstate_acts_for_its_substates_in_their_name()
    {
        var seen = Ticket.Closed;
        var machine = Some.Desk([], Ticket.Taken);
        machine.Configure(Ticket.Active).InternalTransition(Event.Note, t => seen = t.Source);
        machine.Fire(Event.Note);
        seen.ShouldBe(Ticket.Taken);
        machine.State.ShouldBe(Ticket.Taken);
    }

    [Fact]
    public void Only_the_nearest_state_acts()
    {
        var log = new List<string>();
        var machine = Some.Machine(Ticket.Taken);
        machine.Configure(Ticket.Active).InternalTransition(Event.Note, () => log.Add("active"));
        machine.Configure(Ticket.Taken).SubstateOf(Ticket.Active).InternalTransition(Event.Note, () => log.Add("taken"));
        machine.Fire(Event.Note);
        log.ShouldBe(["taken"]);
    }

    [Fact]
    public void Arguments_reach_the_action()
    {
        var log = new List<object>();
        var machine = Some.Machine();
        var note = machine.SetTriggerParameters<string>(Event.Note);
        var ask = machine.SetTriggerParameters<string, int>(Event.Ask);
        var answer = machine.SetTriggerParameters<string, int, bool>(Event.Answer);
        machine.Configure(Ticket.Open)
            .InternalTransition(note, (text, t) => log.Add($"{text} {t.Trigger}"))
            .InternalTransition(ask, (text, number, _) => log.Add($"{text} {number}"))
            .InternalTransition(answer, (text, number, yes, _) => log.Add($"{text} {number} {yes}"));

        machine.Fire(note, "a");
        machine.Fire(ask, "b", 2);
        machine.Fire(answer, "c", 3, true);

        log.ShouldBe(["a Note", "b 2", "c 3 True"]);
    }

    [Fact]
    public void A_guard_receives_the_loose_arguments()
    {
        object[]? asked = null;
        var machine = Some.Machine();
        var note = machine.SetTriggerParameters<string>(Event.Note);
        machine.Configure(Ticket.Open).InternalTransitionIf(Event.Note, args => { asked = args; return true; }, () => { });
        machine.Fire(note, "hello");
        asked.ShouldBe(["hello"]);
    }

    [Fact]
    public void Guards_on_the_argument_choose_between_actions()
    {
        var log = new List<string>();
        var machine = Some.Machine();
        var note = machine.SetTriggerParameters<int>(Event.Note);
        machine.Configure(Ticket.Open)
            .InternalTransitionIf(note, i => i < 10, (_, _) => log.Add("small"))
            .InternalTransitionIf(note, i => i >= 10, (_, _) => log.Add("large"));
        machine.Fire(note, 10);
        log.ShouldBe(["large"]);
    }

    [Fact]
    public void An_unmet_guard_leaves_the_trigger_unhandled()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).InternalTransitionIf(Event.Note, _ => false, () => { }, "allowed");
        Should.Throw<InvalidOperationException>(() => machine.Fire(Event.Note)).Message.ShouldContain("allowed");
    }

    [Fact]
    public void Plain_fire_asks_all_guards_of_the_trigger_twice_before_it_acts()
    {
        var log = new List<string>();
        var machine = Some.Machine();
        machine.Configure(Ticket.Open)
            .InternalTransitionIf(Event.Note, _ => { log.Add("first"); return true; }, () => log.Add("acted"))
            .PermitIf(Event.Note, Ticket.Closed, () => { log.Add("second"); return false; });
        machine.Fire(Event.Note);
        log.ShouldBe(["first", "second", "first", "second", "acted"]);
    }

    [Fact]
    public async Task Awaited_fire_and_asking_need_the_guard_once()
    {
        var asked = 0;
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).InternalTransitionIf(Event.Note, _ => ++asked > 0, () => { });
        await machine.FireAsync(Event.Note);
        asked.ShouldBe(1);
        machine.CanFire(Event.Note).ShouldBeTrue();
        asked.ShouldBe(2);
    }

    [Fact]
    public void The_second_answer_counts()
    {
        var log = new List<string>();
        var asked = 0;
        var machine = Some.Machine();
        machine.Configure(Ticket.Open)
            .InternalTransitionIf(Event.Note, _ => ++asked == 1, () => log.Add("first"))
            .InternalTransitionIf(Event.Note, _ => asked > 1, () => log.Add("second"));
        machine.Fire(Event.Note);
        log.ShouldBe(["second"]);
    }

    [Fact]
    public void A_guard_that_takes_its_answer_back_is_a_mistake()
    {
        var asked = 0;
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).InternalTransitionIf(Event.Note, _ => ++asked == 1, () => { });
        Should.Throw<ArgumentNullException>(() => machine.Fire(Event.Note));
    }

    [Fact]
    public void An_internal_transition_and_a_transition_for_one_trigger_clash()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).InternalTransition(Event.Take, () => { }).Permit(Event.Take, Ticket.Taken);
        Should.Throw<InvalidOperationException>(() => machine.Fire(Event.Take));
    }

    [Fact]
    public void A_missing_action_is_refused() =>
        Should.Throw<ArgumentNullException>(() => Some.Machine().Configure(Ticket.Open).InternalTransition(Event.Note, (Action)null!));

    [Fact]
    public void A_missing_guard_on_all_arguments_is_refused() =>
        Should.Throw<ArgumentNullException>(() => Some.Machine().Configure(Ticket.Open).InternalTransitionIf(Event.Note, null!, () => { }));
}
