using Shouldly;
using Stateless;
using Xunit;

namespace InfoLine.Polyfills.Tests.Stateless;

public class QueueTests
{
    [Fact]
    public void A_trigger_fired_inside_an_entry_action_waits_until_the_transition_is_complete()
    {
        var log = new List<string>();
        var machine = Some.Desk(log);
        machine.Configure(Ticket.Taken).OnEntry(() => { machine.Fire(Event.Ask); log.Add("fired"); });
        machine.OnTransitionCompleted(t => log.Add($"completed in {t.Destination}"));

        machine.Fire(Event.Take);

        machine.State.ShouldBe(Ticket.Waiting);
        log.ShouldBe(["exit Open", "enter Active", "enter Taken", "fired", "completed in Taken", "exit Taken", "enter Waiting", "completed in Waiting"]);
    }

    [Fact]
    public void Queueing_is_the_default()
    {
        var seen = Ticket.Closed;
        var machine = new StateMachine<Ticket, Event>(Ticket.Open);
        machine.Configure(Ticket.Open).Permit(Event.Take, Ticket.Taken);
        machine.Configure(Ticket.Taken).OnEntry(() => { machine.Fire(Event.Close); seen = machine.State; }).Permit(Event.Close, Ticket.Closed);
        machine.Fire(Event.Take);
        seen.ShouldBe(Ticket.Taken);
        machine.State.ShouldBe(Ticket.Closed);
    }

    [Fact]
    public void In_immediate_mode_an_inner_trigger_is_handled_inside_the_action()
    {
        var log = new List<string>();
        var machine = Some.Desk(log, mode: FiringMode.Immediate);
        machine.Configure(Ticket.Taken).OnEntry(() => { machine.Fire(Event.Ask); log.Add("fired"); });

        machine.Fire(Event.Take);

        machine.State.ShouldBe(Ticket.Waiting);
        log.ShouldBe(["exit Open", "enter Active", "enter Taken", "exit Taken", "enter Waiting", "fired"]);
    }

    [Fact]
    public void In_immediate_mode_the_outer_transition_completes_in_the_final_state()
    {
        var completed = new List<(Ticket, Ticket)>();
        var machine = Some.Desk([], mode: FiringMode.Immediate);
        machine.Configure(Ticket.Taken).OnEntry(() => machine.Fire(Event.Ask));
        machine.OnTransitionCompleted(t => completed.Add((t.Source, t.Destination)));

        machine.Fire(Event.Take);

        completed.ShouldBe([(Ticket.Taken, Ticket.Waiting), (Ticket.Open, Ticket.Waiting)]);
    }

    [Fact]
    public void Triggers_wait_in_the_order_in_which_they_were_fired()
    {
        var log = new List<string>();
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).Permit(Event.Take, Ticket.Taken);
        machine.Configure(Ticket.Taken)
            .OnEntry(() => { machine.Fire(Event.Note); machine.Fire(Event.Ask); })
            .InternalTransition(Event.Note, () => log.Add("note"))
            .InternalTransition(Event.Ask, () => log.Add("ask"));
        machine.Fire(Event.Take);
        log.ShouldBe(["note", "ask"]);
    }

    [Theory]
    [InlineData("exit")]
    [InlineData("transitioned")]
    [InlineData("completed")]
    [InlineData("internal")]
    [InlineData("unhandled")]
    public void Triggers_wait_wherever_they_are_fired(string place)
    {
        var machine = Some.Machine();
        var before = Ticket.Closed;
        void Inside(string here)
        {
            if (here != place)
                return;
            place = "done";
            machine.Fire(Event.Close);
            before = machine.State;
        }

        foreach (var state in new[] { Ticket.Open, Ticket.Taken })
            machine.Configure(state).Permit(Event.Close, Ticket.Closed);
        machine.Configure(Ticket.Open).Permit(Event.Take, Ticket.Taken).OnExit(() => Inside("exit")).InternalTransition(Event.Note, () => Inside("internal"));
        machine.OnTransitioned(_ => Inside("transitioned"));
        machine.OnTransitionCompleted(_ => Inside("completed"));
        machine.OnUnhandledTrigger((_, _) => Inside("unhandled"));

        machine.Fire(Event.Ask);
        if (place != "done")
            machine.Fire(Event.Note);
        if (place != "done")
            machine.Fire(Event.Take);

        before.ShouldNotBe(Ticket.Closed);
        machine.State.ShouldBe(Ticket.Closed);
    }

    [Fact]
    public void When_an_action_throws_what_waits_is_handled_before_the_next_trigger()
    {
        var log = new List<string>();
        var machine = Some.Machine();
        machine.Configure(Ticket.Open)
            .InternalTransition(Event.Take, () => { machine.Fire(Event.Note); throw new FormatException(); })
            .InternalTransition(Event.Note, () => log.Add("note"))
            .InternalTransition(Event.Ask, () => log.Add("ask"));

        Should.Throw<FormatException>(() => machine.Fire(Event.Take));
        log.ShouldBeEmpty();
        machine.Fire(Event.Ask);

        log.ShouldBe(["note", "ask"]);
    }

    [Fact]
    public void A_machine_can_be_used_after_an_action_threw()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).OnExit(() => throw new FormatException()).Permit(Event.Take, Ticket.Taken).InternalTransition(Event.Note, () => { });
        Should.Throw<FormatException>(() => machine.Fire(Event.Take));
        machine.State.ShouldBe(Ticket.Open);
        machine.Fire(Event.Note);
    }

    [Fact]
    public void An_entry_action_that_throws_leaves_the_new_state_set()
    {
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).Permit(Event.Take, Ticket.Taken);
        machine.Configure(Ticket.Taken).OnEntry(() => throw new FormatException());
        Should.Throw<FormatException>(() => machine.Fire(Event.Take));
        machine.State.ShouldBe(Ticket.Taken);
    }
}
