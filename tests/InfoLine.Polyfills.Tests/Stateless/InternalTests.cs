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
    public void The_guard_is_asked_once()
    {
        var asked = 0;
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).InternalTransitionIf(Event.Note, _ => ++asked > 0, () => { });
        machine.Fire(Event.Note);
        asked.ShouldBe(1);
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
}
