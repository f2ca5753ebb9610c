using Shouldly;
using Stateless;
using Xunit;

namespace InfoLine.Polyfills.Tests.Stateless;

public class AsyncTests
{
    [Fact]
    public async Task Every_awaited_step_is_finished_before_the_next_begins()
    {
        var log = new List<string>();
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).OnExitAsync(() => Slowly(log, "exit")).Permit(Event.Take, Ticket.Taken);
        machine.Configure(Ticket.Active).OnEntryAsync(() => Slowly(log, "enter Active"));
        machine.Configure(Ticket.Taken).SubstateOf(Ticket.Active).OnEntryAsync(_ => Slowly(log, "enter Taken")).OnEntry(() => log.Add("plain"));
        machine.OnTransitionedAsync(_ => Slowly(log, "transitioned"));
        machine.OnTransitionCompletedAsync(_ => Slowly(log, "completed"));

        await machine.FireAsync(Event.Take);

        log.ShouldBe(["exit", "transitioned", "enter Active", "enter Taken", "plain", "completed"]);
        machine.State.ShouldBe(Ticket.Taken);
    }

    [Theory]
    [InlineData("entry")]
    [InlineData("exit")]
    [InlineData("entry from")]
    [InlineData("internal")]
    [InlineData("transitioned")]
    [InlineData("completed")]
    [InlineData("unhandled")]
    public void Plain_fire_refuses_what_must_be_awaited(string what)
    {
        var machine = Some.Machine();
        var open = machine.Configure(Ticket.Open);
        var taken = machine.Configure(Ticket.Taken);
        _ = what switch
        {
            "entry" => taken.OnEntryAsync(() => Task.CompletedTask),
            "exit" => open.OnExitAsync(() => Task.CompletedTask),
            "entry from" => taken.OnEntryFromAsync(Event.Take, () => Task.CompletedTask),
            "internal" => open.InternalTransitionAsync(Event.Take, () => Task.CompletedTask),
            _ => open,
        };
        if (what == "transitioned")
            machine.OnTransitionedAsync(_ => Task.CompletedTask);
        if (what == "completed")
            machine.OnTransitionCompletedAsync(_ => Task.CompletedTask);
        if (what == "unhandled")
            machine.OnUnhandledTriggerAsync((_, _) => Task.CompletedTask);
        if (what is not ("internal" or "unhandled"))
            open.Permit(Event.Take, Ticket.Taken);

        Should.Throw<InvalidOperationException>(() => machine.Fire(Event.Take));
    }

    [Fact]
    public void Plain_fire_begins_an_awaited_choice_and_stays_where_it_is()
    {
        var choices = 0;
        var log = new List<string>();
        var machine = Some.Desk(log);
        machine.Configure(Ticket.Open).PermitDynamicAsync(Event.Close, () => { choices++; return Task.FromResult(Ticket.Closed); });
        machine.OnTransitioned(_ => log.Add("transitioned"));

        machine.CanFire(Event.Close).ShouldBeTrue();
        choices.ShouldBe(0);
        machine.Fire(Event.Close);

        choices.ShouldBe(1);
        log.ShouldBeEmpty();
        machine.State.ShouldBe(Ticket.Open);
    }

    [Fact]
    public async Task Awaited_fire_takes_plain_actions_too()
    {
        var log = new List<string>();
        var machine = Some.Desk(log);
        await machine.FireAsync(Event.Take);
        log.ShouldBe(["exit Open", "enter Active", "enter Taken"]);
    }

    [Fact]
    public async Task An_awaited_entry_action_for_one_trigger_runs_for_that_trigger_only()
    {
        var log = new List<string>();
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).Permit(Event.Take, Ticket.Taken);
        machine.Configure(Ticket.Taken).OnEntryFromAsync(Event.Take, () => Slowly(log, "take")).OnEntryFromAsync(Event.Ask, _ => Slowly(log, "ask"));
        await machine.FireAsync(Event.Take);
        log.ShouldBe(["take"]);
    }

    [Fact]
    public async Task Arguments_reach_awaited_actions()
    {
        var log = new List<string>();
        var machine = Some.Machine();
        var take = machine.SetTriggerParameters<string>(Event.Take);
        var ask = machine.SetTriggerParameters<string, int>(Event.Ask);
        var answer = machine.SetTriggerParameters<string, int, bool>(Event.Answer);
        machine.Configure(Ticket.Open).Permit(Event.Take, Ticket.Taken);
        machine.Configure(Ticket.Taken)
            .OnEntryFromAsync(take, who => Slowly(log, who))
            .InternalTransitionAsync(ask, (text, number, _) => Slowly(log, $"{text} {number}"))
            .InternalTransitionAsync(answer, (text, number, yes, t) => Slowly(log, $"{text} {number} {yes} {t.Trigger}"));

        await machine.FireAsync(take, "Asha");
        await machine.FireAsync(ask, "when", 5);
        await machine.FireAsync(answer, "then", 6, true);

        log.ShouldBe(["Asha", "when 5", "then 6 True Answer"]);
    }

    [Fact]
    public async Task Loose_arguments_are_accepted_and_checked()
    {
        var machine = Some.Machine();
        var take = machine.SetTriggerParameters(Event.Take, typeof(string), typeof(int));
        machine.Configure(Ticket.Open).Permit(Event.Take, Ticket.Taken);
        await Should.ThrowAsync<ArgumentException>(() => machine.FireAsync(take, "Asha"));
        await machine.FireAsync(take, "Asha", 3);
        machine.State.ShouldBe(Ticket.Taken);
    }

    [Fact]
    public async Task Loose_arguments_may_follow_the_bare_trigger()
    {
        var log = new List<string>();
        var machine = Some.Machine();
        var take = machine.SetTriggerParameters<string>(Event.Take);
        machine.Configure(Ticket.Open).Permit(Event.Take, Ticket.Taken);
        machine.Configure(Ticket.Taken).OnEntryFrom(take, who => log.Add(who));
        await Should.ThrowAsync<ArgumentException>(() => machine.FireAsync(Event.Take, 5));
        await machine.FireAsync(Event.Take, "Asha");
        log.ShouldBe(["Asha"]);
    }

    [Fact]
    public async Task A_trigger_fired_while_another_is_awaited_waits()
    {
        var gate = new TaskCompletionSource();
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).Permit(Event.Take, Ticket.Taken);
        machine.Configure(Ticket.Taken).OnEntryAsync(() => gate.Task).Permit(Event.Ask, Ticket.Waiting);

        var outer = machine.FireAsync(Event.Take);
        await machine.FireAsync(Event.Ask);
        machine.State.ShouldBe(Ticket.Taken);
        gate.SetResult();
        await outer;

        machine.State.ShouldBe(Ticket.Waiting);
    }

    [Fact]
    public async Task In_immediate_mode_an_inner_trigger_is_awaited_inside_the_action()
    {
        var log = new List<string>();
        var machine = Some.Desk(log, mode: FiringMode.Immediate);
        machine.Configure(Ticket.Taken).OnEntryAsync(async () => { await machine.FireAsync(Event.Ask); log.Add("fired"); });
        await machine.FireAsync(Event.Take);
        log.ShouldBe(["exit Open", "enter Active", "enter Taken", "exit Taken", "enter Waiting", "fired"]);
        machine.State.ShouldBe(Ticket.Waiting);
    }

    [Fact]
    public async Task An_awaited_choice_leads_to_its_destination()
    {
        var machine = Some.Machine();
        var take = machine.SetTriggerParameters<int>(Event.Take);
        machine.Configure(Ticket.Open).PermitDynamicAsync(take, i => Task.FromResult(i > 5 ? Ticket.Taken : Ticket.Waiting));
        machine.Configure(Ticket.Taken).PermitDynamicIfAsync(Event.Close, () => Task.FromResult(Ticket.Closed), () => true);
        await machine.FireAsync(take, 9);
        machine.State.ShouldBe(Ticket.Taken);
        await machine.FireAsync(Event.Close);
        machine.State.ShouldBe(Ticket.Closed);
    }

    [Fact]
    public async Task Internal_transitions_with_guards_are_awaited()
    {
        var log = new List<string>();
        var machine = Some.Machine();
        machine.Configure(Ticket.Open)
            .InternalTransitionAsyncIf(Event.Note, () => true, () => Slowly(log, "noted"))
            .InternalTransitionAsyncIf(Event.Note, () => false, _ => Slowly(log, "never"));
        await machine.FireAsync(Event.Note);
        log.ShouldBe(["noted"]);
    }

    [Fact]
    public async Task Initial_transitions_are_awaited()
    {
        var log = new List<string>();
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).Permit(Event.Take, Ticket.Active);
        machine.Configure(Ticket.Active).InitialTransition(Ticket.Taken).OnEntryAsync(() => Slowly(log, "enter Active"));
        machine.Configure(Ticket.Taken).SubstateOf(Ticket.Active).OnEntryAsync(() => Slowly(log, "enter Taken"));
        await machine.FireAsync(Event.Take);
        log.ShouldBe(["enter Active", "enter Taken"]);
        machine.State.ShouldBe(Ticket.Taken);
    }

    [Fact]
    public async Task A_superstate_that_permits_the_current_substate_does_nothing_here_either()
    {
        var log = new List<string>();
        var machine = Some.Desk(log, Ticket.Taken);
        machine.Configure(Ticket.Active).Permit(Event.Note, Ticket.Taken);
        await machine.FireAsync(Event.Note);
        log.ShouldBeEmpty();
    }

    [Fact]
    public async Task Reentry_of_a_superstate_is_awaited()
    {
        var log = new List<string>();
        var machine = Some.Desk(log, Ticket.Taken);
        machine.Configure(Ticket.Active).PermitReentry(Event.Note);
        await machine.FireAsync(Event.Note);
        log.ShouldBe(["exit Taken", "exit Active", "enter Active"]);
        machine.State.ShouldBe(Ticket.Active);
    }

    [Fact]
    public async Task An_unknown_trigger_throws_and_names_trigger_and_state()
    {
        var machine = Some.Machine();
        var thrown = await Should.ThrowAsync<InvalidOperationException>(() => machine.FireAsync(Event.Close));
        thrown.Message.ShouldContain("Close");
        thrown.Message.ShouldContain("Open");
    }

    [Fact]
    public async Task Unhandled_triggers_go_to_the_awaited_action_without_their_unmet_guards()
    {
        var heard = new List<(Ticket, Event, ICollection<string>?)>();
        var machine = Some.Machine();
        machine.Configure(Ticket.Open).PermitIf(Event.Take, Ticket.Taken, () => false, "free");
        machine.OnUnhandledTriggerAsync((state, trigger, unmet) => { heard.Add((state, trigger, unmet)); return Task.CompletedTask; });
        await machine.FireAsync(Event.Take);
        heard.ShouldBe([(Ticket.Open, Event.Take, null)]);
    }

    [Fact]
    public async Task Awaited_fire_uses_the_plain_action_for_unhandled_triggers()
    {
        var heard = 0;
        var machine = Some.Machine();
        machine.OnUnhandledTrigger((_, _) => heard++);
        await machine.FireAsync(Event.Take);
        heard.ShouldBe(1);
    }

    [Fact]
    public void The_synchronisation_context_is_not_kept_unless_asked_for() =>
        Some.Machine().RetainSynchronizationContext.ShouldBeFalse();

    private static async Task Slowly(List<string> log, string line)
    {
        await Task.Yield();
        log.Add(line);
    }
}
